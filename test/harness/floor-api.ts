import type { RequestListener } from 'node:http';
import { createSlackReply } from '../../src/adapters/paging/slack-reply';
import { createApi } from '../../src/api/app';
import { JIRA_ACCOUNT_ID } from '../../src/backend/jira/site';
import { publishedPolicyReader } from '../../src/bin/published-policy';
import { asAgentSid } from '../../src/domain/ids';
import { createGateway } from '../../src/gateway/gateway';
import { createOverrideGateway } from '../../src/gateway/overrides/gateway';
import { createReleaseControl } from '../../src/gateway/release/control';
import { createUpkeepGateway } from '../../src/gateway/upkeep';
import { ACCOUNT } from './account';
import type { Floor } from './floor';
import { answerLinksOf, JIRA_SECRETS, PAGERDUTY, SLACK } from './floor-paging';

export const TOKENS = {
  backend: 'backend-token-of-the-tests',
  supervisor: 'supervisor-token-of-the-tests',
  ops: 'ops-token-of-the-tests',
};
export const agentToken = (sid: string) => `agent-token-of-${sid}`;

/** The API as a floor runs it: with the product's gateways, and everybody's token. */
export const apiOf = (floor: Floor): RequestListener =>
  createApi({
    gateway: createGateway(floor.temporal.env.client, () => floor.clock.now()),
    upkeep: createUpkeepGateway(floor.temporal.env.client),
    overrides: createOverrideGateway(floor.temporal.env.client),
    releases: createReleaseControl(floor.temporal.env.client),
    records: floor.records,
    policy: publishedPolicyReader(floor.policies),
    tokens: [
      { name: 'backend', role: 'backend', token: TOKENS.backend },
      { name: 'supervisor', role: 'supervisor', token: TOKENS.supervisor },
      { name: 'ops', role: 'ops', token: TOKENS.ops },
      ...floor.agents.map(({ name, sid }) => ({
        name,
        role: 'agent' as const,
        token: agentToken(sid),
        agentSid: asAgentSid(sid),
      })),
    ],
    twilio: { accountSid: ACCOUNT.sid, authTokens: [ACCOUNT.authToken], workspaceSid: floor.workspace.sid },
    publicUrl: floor.publicUrl,
    pagerDutySecrets: PAGERDUTY.secrets,
    jira: { secrets: JIRA_SECRETS, accountIds: [JIRA_ACCOUNT_ID] },
    slack: { signingSecrets: [SLACK.signingSecret], reply: createSlackReply(floor.backend.url) },
    answerLinks: answerLinksOf(floor.publicUrl),
    events: {
      onWebhook: (report) => floor.ledger.webhook(report),
      onRequest: () => undefined,
      onError: (error) => floor.ledger.trouble(error),
    },
    metrics: () => Promise.resolve(''),
    now: () => floor.clock.now(),
  });
