import { accountIds, linkSecrets, notificationChannels, webhookSecrets } from './channels';
import { processEnvironment, type Environment } from './env';
import { createReader, type Reader } from './reader';
import { readTwilioAuthTokens, readTwilioCredentials, type ApiSecrets, type WorkerSecrets } from './secrets';
import { readTemporal, type TemporalConfig } from './temporal';
import { apiTokens } from './tokens';
import { accountSid, readTwilio, workspaceSid, type TwilioConfig } from './twilio';
import { readVersioning, type VersioningConfig } from './versioning';
import { databaseUrl, httpUrl, logLevel, minutes, port, text, yesOrNo, type LogLevel } from './values';

export interface Listen {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

interface CommonConfig {
  readonly logLevel: LogLevel;
  /** Whether the process ends when its standard input closes. */
  readonly endsWithParent: boolean;
}

export interface ApiConfig extends CommonConfig {
  readonly publicUrl: string;
  readonly listen: Listen;
  readonly accountSid: string;
  readonly workspaceSid: string;
  readonly policyDir: string;
  /** The origin of Slack's response URLs. */
  readonly slackResponses: string;
  /** Of our own users in Jira. */
  readonly jiraAccounts: readonly string[];
  readonly temporal: TemporalConfig;
}

export interface WorkerConfig extends CommonConfig {
  /** Where people reach the API, for answer links; null: there are none. */
  readonly publicUrl: string | null;
  /** Where it serves health and metrics. */
  readonly listen: Listen;
  readonly policyDir: string;
  readonly twilio: TwilioConfig;
  readonly backendUrl: string;
  readonly temporal: TemporalConfig;
  readonly wrapUpLimitMs: number;
  /** Null: unversioned. */
  readonly versioning: VersioningConfig | null;
}

const readCommon = (reader: Reader): CommonConfig => ({
  logLevel: reader.required('THROUGHLINE_LOG_LEVEL', logLevel),
  endsWithParent: reader.required('THROUGHLINE_ENDS_WITH_PARENT', yesOrNo),
});

/** Throws ConfigError with every problem at once; so do the other readers. */
export const readApiConfig = (
  environment: Environment = processEnvironment(),
): { config: ApiConfig; secrets: ApiSecrets } => {
  const reader = createReader('api', environment);
  const temporal = readTemporal(reader, environment);
  return reader.finish({
    config: {
      ...readCommon(reader),
      publicUrl: reader.required('THROUGHLINE_PUBLIC_URL', httpUrl),
      listen: {
        host: reader.required('THROUGHLINE_API_HOST', text),
        port: reader.required('THROUGHLINE_API_PORT', port),
      },
      accountSid: reader.required('TWILIO_ACCOUNT_SID', accountSid),
      workspaceSid: reader.required('TWILIO_WORKSPACE_SID', workspaceSid),
      policyDir: reader.required('THROUGHLINE_POLICY_DIR', text),
      jiraAccounts: reader.required('THROUGHLINE_JIRA_ACCOUNTS', accountIds),
      slackResponses: reader.required('THROUGHLINE_SLACK_RESPONSES', httpUrl),
      temporal: temporal.config,
    },
    secrets: {
      tokens: reader.required('THROUGHLINE_TOKENS', apiTokens),
      twilioAuthTokens: readTwilioAuthTokens(reader),
      pagerDuty: reader.required('THROUGHLINE_PAGERDUTY_SECRETS', webhookSecrets),
      slack: reader.required('THROUGHLINE_SLACK_SIGNING_SECRETS', webhookSecrets),
      answerLinks: reader.required('THROUGHLINE_ANSWER_LINK_SECRETS', linkSecrets),
      jira: reader.required('THROUGHLINE_JIRA_SECRETS', webhookSecrets),
      databaseUrl: reader.required('DATABASE_URL', databaseUrl),
      temporal: temporal.connection,
    },
  });
};

/** Links without the address of their page would lead nowhere. */
function readAnswerLinks(reader: Reader): {
  readonly publicUrl: string | null;
  readonly secrets: readonly string[];
} {
  const secrets = reader.required('THROUGHLINE_ANSWER_LINK_SECRETS', linkSecrets);
  const publicUrl = reader.optional('THROUGHLINE_PUBLIC_URL', httpUrl);
  if (publicUrl === null && (secrets ?? []).length > 0) {
    reader.problem('THROUGHLINE_PUBLIC_URL', 'is missing, but THROUGHLINE_ANSWER_LINK_SECRETS is set');
  }
  return { publicUrl, secrets };
}

export const readWorkerConfig = (
  environment: Environment = processEnvironment(),
): { config: WorkerConfig; secrets: WorkerSecrets } => {
  const reader = createReader('worker', environment);
  const temporal = readTemporal(reader, environment);
  const links = readAnswerLinks(reader);
  return reader.finish({
    config: {
      ...readCommon(reader),
      listen: {
        host: reader.required('THROUGHLINE_WORKER_HOST', text),
        port: reader.required('THROUGHLINE_WORKER_PORT', port),
      },
      publicUrl: links.publicUrl,
      policyDir: reader.required('THROUGHLINE_POLICY_DIR', text),
      twilio: readTwilio(reader),
      backendUrl: reader.required('THROUGHLINE_BACKEND_URL', httpUrl),
      temporal: temporal.config,
      wrapUpLimitMs: reader.required('THROUGHLINE_WRAP_UP_LIMIT_MINUTES', minutes),
      versioning: readVersioning(reader),
    },
    secrets: {
      twilio: readTwilioCredentials(reader),
      heartbeatUrl: reader.optional('THROUGHLINE_HEARTBEAT_URL', httpUrl),
      backendToken: reader.required('THROUGHLINE_BACKEND_TOKEN', text),
      channels: reader.required('THROUGHLINE_NOTIFICATION_CHANNELS', notificationChannels),
      answerLinks: links.secrets,
      databaseUrl: reader.required('DATABASE_URL', databaseUrl),
      temporal: temporal.connection,
    },
  });
};
