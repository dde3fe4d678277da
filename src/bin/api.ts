import { createServer } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { createAnswerLinks } from '../adapters/paging/answer-links';
import { createSlackReply } from '../adapters/paging/slack-reply';
import { createDirectoryPolicyStore } from '../adapters/policy-store/directory';
import { createApi, listenOptions } from '../api/app';
import type { ApiDeps } from '../api/deps';
import { readApiConfig, type ApiConfig } from '../config/config';
import type { ApiSecrets } from '../config/secrets';
import { createGateway } from '../gateway/gateway';
import { createOverrideGateway } from '../gateway/overrides/gateway';
import { createReleaseControl } from '../gateway/release/control';
import { createUpkeepGateway } from '../gateway/upkeep';
import { createApiEvents } from '../observability/events';
import { createLogger } from '../observability/logger';
import { createMetrics } from '../observability/metrics';
import { closeServer } from './close-server';
import { endWithParent } from './end-with-parent';
import { beginTending, openRecords } from './open-records';
import { publishedPolicyReader } from './published-policy';

/*
 * The HTTP API: starts interactions, takes Twilio's webhooks and people's commands, shows the live state.
 */

async function main(): Promise<void> {
  const { config, secrets } = readApiConfig();
  const logger = createLogger({ level: config.logLevel, process: 'api' });
  const registry = createMetrics({ runtime: true });
  // Lazy, so that the API answers, with 503 where it must, also while Temporal is away.
  const connection = Connection.lazy(secrets.temporal);
  const client = new Client({ connection, namespace: config.temporal.namespace });
  const records = openRecords(secrets.databaseUrl, { logger, registry });
  const events = createApiEvents({ logger, registry });
  const ending = new AbortController();
  const server = createServer(
    listenOptions,
    createApi({
      ...gatewaysTo(client),
      policy: publishedPolicyReader(createDirectoryPolicyStore(config.policyDir, Date.now)),
      tokens: secrets.tokens,
      ...sendersOf(config, secrets),
      publicUrl: config.publicUrl,
      records,
      events,
      metrics: () => registry.metrics(),
      now: Date.now,
    }),
  );
  await beginTending(records, {
    abortSignal: ending.signal,
    onError: (error) => events.onError(error, 'records'),
  });
  server.listen(config.listen.port, config.listen.host, () =>
    logger.info({ host: config.listen.host, port: config.listen.port }, 'The API listens'),
  );
  server.once('error', fail);
  endWithParent({
    withParent: config.endsWithParent,
    // The connection ends with the process: closed earlier, it would throw at calls that are still being retried.
    stop: async () => {
      ending.abort();
      await closeServer(server);
      await records.close();
    },
  });
}

const gatewaysTo = (client: Client) => ({
  gateway: createGateway(client),
  overrides: createOverrideGateway(client),
  upkeep: createUpkeepGateway(client),
  releases: createReleaseControl(client),
});

/** Who may answer and bring news without a token, and how they are known. */
const sendersOf = (
  { accountSid, workspaceSid, slackResponses, publicUrl, jiraAccounts }: ApiConfig,
  {
    twilioAuthTokens: authTokens,
    pagerDuty: pagerDutySecrets,
    slack: signingSecrets,
    jira,
    answerLinks,
  }: ApiSecrets,
): Pick<ApiDeps, 'twilio' | 'pagerDutySecrets' | 'slack' | 'jira' | 'answerLinks'> => ({
  twilio: { accountSid, workspaceSid, authTokens },
  pagerDutySecrets,
  jira: { secrets: jira, accountIds: jiraAccounts },
  slack: { signingSecrets, reply: createSlackReply(slackResponses) },
  answerLinks: answerLinks.length === 0 ? null : createAnswerLinks(publicUrl, answerLinks),
});

const fail = (error: unknown): void => {
  console.error(error);
  process.exit(1);
};

main().catch(fail);
