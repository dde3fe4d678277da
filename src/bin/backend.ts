import { JIRA_PROJECT } from '../backend/jira/site';
import { startBackend } from '../backend/start-backend';
import { readBackendConfig } from '../config/local-config';
import { createLogger } from '../observability/logger';
import { endWithParent } from './end-with-parent';

/*
 * The local stand-in for a company's own backend: customer directory, case notes, messages, diagnostics.
 */

async function main(): Promise<void> {
  const { config, secrets } = readBackendConfig();
  const backend = await startBackend({
    port: config.port,
    token: secrets.token,
    now: Date.now,
    ...(secrets.pagerDutyRoutingKey !== null && {
      pagerDuty: {
        routingKey: secrets.pagerDutyRoutingKey,
        subscription:
          config.pagerDutyWebhookUrl === null
            ? null
            : { url: config.pagerDutyWebhookUrl, secrets: secrets.pagerDuty },
      },
    }),
    ...(secrets.slackToken !== null && {
      slack: {
        token: secrets.slackToken,
        signingSecret: secrets.slack[0] ?? '',
        requestUrl: config.slackRequestUrl,
      },
    }),
    ...(secrets.jiraToken !== null && {
      jira: {
        ...JIRA_PROJECT,
        token: secrets.jiraToken,
        subscription:
          config.jiraWebhookUrl === null
            ? null
            : { url: config.jiraWebhookUrl, secret: secrets.jira[0] ?? '' },
      },
    }),
    ...(config.stateFile !== null && { stateFile: config.stateFile }),
  });
  createLogger({ level: config.logLevel, process: 'backend' }).info(
    { port: config.port },
    'The backend listens',
  );
  endWithParent({ withParent: config.endsWithParent, stop: () => backend.close() });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
