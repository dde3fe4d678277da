import { z } from 'zod';
import { webhookSecrets } from './channels';
import { processEnvironment, type Environment } from './env';
import { createReader, type Reader } from './reader';
import { readTwilioCredentials, type TwilioCredentials } from './secrets';
import { readTemporal, type TemporalSettings } from './temporal';
import { accountSid, readTwilio, twilioKind, workspaceSid, type TwilioConfig } from './twilio';
import { DEFAULT_DEPLOYMENT, deploymentName } from './versioning';
import { databaseUrl, httpUrl, logLevel, port, text, wholeNumber, yesOrNo, type LogLevel } from './values';

/** The processes of the local stack, and the commands. Each reader throws ConfigError with every problem at once. */

export interface EmulatorConfig {
  readonly logLevel: LogLevel;
  readonly endsWithParent: boolean;
  readonly port: number;
  readonly accountSid: string;
  /** Null: SIDs of its own at every start. */
  readonly seed: number | null;
  readonly snapshotFile: string | null;
  readonly callbacksPaused: boolean;
}

export const readEmulatorConfig = (
  environment: Environment = processEnvironment(),
): { config: EmulatorConfig; secrets: { readonly authToken: string } } => {
  const reader = createReader('emulator', environment);
  const callbacks = z.enum(['running', 'paused'], 'must be "running" or "paused"');
  return reader.finish({
    config: {
      logLevel: reader.required('THROUGHLINE_LOG_LEVEL', logLevel),
      endsWithParent: reader.required('THROUGHLINE_ENDS_WITH_PARENT', yesOrNo),
      port: reader.required('THROUGHLINE_EMULATOR_PORT', port),
      accountSid: reader.required('TWILIO_ACCOUNT_SID', accountSid),
      seed: reader.optional('THROUGHLINE_EMULATOR_SEED', wholeNumber),
      snapshotFile: reader.optional('THROUGHLINE_EMULATOR_SNAPSHOT', text),
      callbacksPaused: reader.required('THROUGHLINE_EMULATOR_CALLBACKS', callbacks) === 'paused',
    },
    secrets: { authToken: reader.required('TWILIO_AUTH_TOKEN', text) },
  });
};

export interface BackendConfig {
  readonly logLevel: LogLevel;
  readonly endsWithParent: boolean;
  readonly port: number;
  readonly stateFile: string | null;
  /** Where its PagerDuty sends webhooks; null: nowhere. */
  readonly pagerDutyWebhookUrl: string | null;
  /** Where its Slack tells of pressed buttons; null: nowhere. */
  readonly slackRequestUrl: string | null;
  /** Where its Jira sends webhooks; null: nowhere. */
  readonly jiraWebhookUrl: string | null;
}

interface BackendSecrets {
  readonly token: string;
  /** Of its PagerDuty's one integration. */
  readonly pagerDutyRoutingKey: string | null;
  /** Of the bot in its Slack, and with what that signs. */
  readonly slackToken: string | null;
  readonly slack: readonly string[];
  /** Of the user in its Jira, and with what that signs. */
  readonly jiraToken: string | null;
  readonly jira: readonly string[];
  /** With what its PagerDuty signs. */
  readonly pagerDuty: readonly string[];
}

export const readBackendConfig = (
  environment: Environment = processEnvironment(),
): { config: BackendConfig; secrets: BackendSecrets } => {
  const reader = createReader('backend', environment);
  return reader.finish({
    config: {
      logLevel: reader.required('THROUGHLINE_LOG_LEVEL', logLevel),
      endsWithParent: reader.required('THROUGHLINE_ENDS_WITH_PARENT', yesOrNo),
      port: reader.required('THROUGHLINE_BACKEND_PORT', port),
      stateFile: reader.optional('THROUGHLINE_BACKEND_STATE', text),
      slackRequestUrl: reader.optional('THROUGHLINE_BACKEND_SLACK_REQUESTS', httpUrl),
      jiraWebhookUrl: reader.optional('THROUGHLINE_BACKEND_JIRA_WEBHOOK', httpUrl),
      pagerDutyWebhookUrl: reader.optional('THROUGHLINE_BACKEND_PAGERDUTY_WEBHOOK', httpUrl),
    },
    secrets: {
      token: reader.required('THROUGHLINE_BACKEND_TOKEN', text),
      pagerDutyRoutingKey: reader.optional('THROUGHLINE_BACKEND_PAGERDUTY_KEY', text),
      jiraToken: reader.optional('THROUGHLINE_BACKEND_JIRA_TOKEN', text),
      jira: reader.required('THROUGHLINE_JIRA_SECRETS', webhookSecrets),
      slackToken: reader.optional('THROUGHLINE_BACKEND_SLACK_TOKEN', text),
      slack: reader.required('THROUGHLINE_SLACK_SIGNING_SECRETS', webhookSecrets),
      pagerDuty: reader.required('THROUGHLINE_PAGERDUTY_SECRETS', webhookSecrets),
    },
  });
};

/** With `live`, Twilio must be able to reach the API, so its public address is needed. */
export type StartTwilio =
  | { readonly kind: 'emulator' }
  | {
      readonly kind: 'live';
      readonly publicUrl: string;
      readonly accountSid: string;
      readonly workspaceSid: string;
    };

export interface StartConfig {
  readonly stateDir: string;
  readonly logLevel: LogLevel;
  /** The emulator unless THROUGHLINE_TWILIO says live: Twilio credentials that happen to be exported change nothing. */
  readonly twilio: StartTwilio;
  /** Whether the user says where messages to people lead; else to stand-ins. */
  readonly namesChannels: boolean;
}

const readStartTwilio = (reader: Reader): StartTwilio => {
  const kind = reader.isSet('THROUGHLINE_TWILIO')
    ? reader.required('THROUGHLINE_TWILIO', twilioKind)
    : 'emulator';
  if (kind === 'emulator') return { kind };
  return {
    kind: 'live',
    publicUrl: reader.required('THROUGHLINE_PUBLIC_URL', httpUrl),
    accountSid: reader.required('TWILIO_ACCOUNT_SID', accountSid),
    workspaceSid: reader.required('TWILIO_WORKSPACE_SID', workspaceSid),
  };
};

export const readStartConfig = (environment: Environment = processEnvironment()): StartConfig => {
  const reader = createReader('start', environment);
  return reader.finish({
    stateDir: reader.required('THROUGHLINE_STATE_DIR', text),
    logLevel: reader.required('THROUGHLINE_LOG_LEVEL', logLevel),
    twilio: readStartTwilio(reader),
    namesChannels: reader.isSet('THROUGHLINE_NOTIFICATION_CHANNELS'),
  });
};

/** The Temporal server that `--external-temporal` names. */
export const readExternalTemporal = (environment: Environment = processEnvironment()): TemporalSettings => {
  const reader = createReader('start', environment);
  return reader.finish(readTemporal(reader, environment));
};

/** The database that `--external-database` names. */
export const readExternalDatabase = (environment: Environment = processEnvironment()): string => {
  const reader = createReader('start', environment);
  return reader.finish(reader.required('DATABASE_URL', databaseUrl));
};

export interface CliConfig {
  readonly stateDir: string;
  /** Null: the stack that `throughline start` runs; see its dev.json in stateDir. */
  readonly apiUrl: string | null;
  /** Whether THROUGHLINE_TWILIO names a TaskRouter, so that the local stack's is not meant. */
  readonly namesTwilio: boolean;
}

export const readCliConfig = (
  environment: Environment = processEnvironment(),
): { config: CliConfig; secrets: { readonly token: string | null } } => {
  const reader = createReader('cli', environment);
  return reader.finish({
    config: {
      stateDir: reader.required('THROUGHLINE_STATE_DIR', text),
      apiUrl: reader.optional('THROUGHLINE_API_URL', httpUrl),
      namesTwilio: reader.isSet('THROUGHLINE_TWILIO'),
    },
    secrets: { token: reader.optional('THROUGHLINE_TOKEN', text) },
  });
};

/**
 * The account that `throughline emulator probe` asks, or null: only THROUGHLINE_TWILIO=live makes anything be done in a
 * real account.
 */
export const readProbeAccount = (
  environment: Environment = processEnvironment(),
): { readonly accountSid: string; readonly credentials: TwilioCredentials } | null => {
  const reader = createReader('cli', environment);
  const isLive =
    reader.isSet('THROUGHLINE_TWILIO') && reader.required('THROUGHLINE_TWILIO', twilioKind) === 'live';
  return reader.finish(
    isLive
      ? {
          accountSid: reader.required('TWILIO_ACCOUNT_SID', accountSid),
          credentials: readTwilioCredentials(reader),
        }
      : null,
  );
};

/** Where `throughline policy apply` publishes a policy when it is not for the local stack. */
export interface PolicyTargetConfig {
  readonly policyDir: string;
  readonly publicUrl: string;
  readonly twilio: TwilioConfig;
}

export const readPolicyTarget = (
  environment: Environment = processEnvironment(),
): {
  config: PolicyTargetConfig;
  secrets: { readonly twilio: TwilioCredentials };
  temporal: TemporalSettings;
} => {
  const reader = createReader('cli', environment);
  return reader.finish({
    temporal: readTemporal(reader, environment),
    config: {
      policyDir: reader.required('THROUGHLINE_POLICY_DIR', text),
      publicUrl: reader.required('THROUGHLINE_PUBLIC_URL', httpUrl),
      twilio: readTwilio(reader),
    },
    secrets: { twilio: readTwilioCredentials(reader) },
  });
};

/** Whose workers `throughline rollout` rolls out. */
export interface RolloutConfig {
  readonly stateDir: string;
  readonly deployment: string;
  readonly temporal: TemporalSettings;
  /** Whether TEMPORAL_ADDRESS names a server, so that the local stack's is not meant. */
  readonly namesTemporal: boolean;
}

export const readRolloutConfig = (environment: Environment = processEnvironment()): RolloutConfig => {
  const reader = createReader('cli', environment);
  return reader.finish({
    stateDir: reader.required('THROUGHLINE_STATE_DIR', text),
    deployment: reader.optional('THROUGHLINE_DEPLOYMENT', deploymentName) ?? DEFAULT_DEPLOYMENT,
    temporal: readTemporal(reader, environment),
    namesTemporal: reader.isSet('TEMPORAL_ADDRESS'),
  });
};
