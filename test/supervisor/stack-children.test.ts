import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { JIRA_ACCOUNT_ID } from '../../src/backend/jira/site';
import { readApiConfig, readWorkerConfig } from '../../src/config/config';
import { readBackendConfig, readEmulatorConfig } from '../../src/config/local-config';
import { loadCredentials } from '../../src/bin/supervisor/credentials';
import { DEFAULT_PORTS } from '../../src/bin/supervisor/ports';
import {
  apiChild,
  backendChild,
  databaseChild,
  emulatorChild,
  temporalChild,
  workerChild,
} from '../../src/bin/supervisor/stack/children';
import type { StackContext } from '../../src/bin/supervisor/stack/context';
import { devFileOf } from '../../src/bin/supervisor/stack/dev-file-of';
import { openStateDir } from '../../src/bin/supervisor/state-dir';
import { newFolder } from './fake-children';

const newContext = (more: Partial<StackContext> = {}): StackContext => {
  const paths = openStateDir(newFolder());
  mkdirSync(paths.database);
  const address = '127.0.0.1:7233';
  return {
    paths,
    ports: DEFAULT_PORTS,
    credentials: loadCredentials(paths.credentials, ['ana', 'ben']),
    temporal: { config: { address, namespace: 'default' }, connection: { address } },
    temporalProgram: '/bin/temporal',
    twilio: { kind: 'emulator' },
    namesChannels: false,
    databaseUrl: 'postgres://throughline:secret@127.0.0.1:8792/throughline',
    postgres: { native: '/opt/postgres', account: null },
    publicUrl: 'http://127.0.0.1:8787',
    logLevel: 'info',
    policy: null,
    binDir: '/opt/throughline/dist/bin',
    ...more,
  };
};

const workspace = {
  workspaceSid: `WS${'1'.repeat(32)}`,
  agents: { ana: `WK${'a'.repeat(32)}`, ben: `WK${'b'.repeat(32)}` },
};

const everyChild = (context: StackContext) => [
  workerChild(context, workspace),
  apiChild(context, workspace),
  backendChild(context),
  emulatorChild(context, () => true),
  ...(context.postgres ? [databaseChild(context.postgres, context)] : []),
  temporalChild('/bin/temporal', context),
];

test('every process is given settings that it accepts, and they agree with each other', () => {
  const context = newContext();
  const api = readApiConfig(apiChild(context, workspace).env);
  const worker = readWorkerConfig(workerChild(context, workspace).env);
  const emulator = readEmulatorConfig(emulatorChild(context, () => true).env);
  const backend = readBackendConfig(backendChild(context).env);
  expect(worker.config.twilio).toMatchObject({ kind: 'emulator', baseUrl: 'http://127.0.0.1:8788' });
  expect(emulator.config).toMatchObject({ port: 8788, callbacksPaused: true, endsWithParent: true });
  expect(emulator.config.accountSid).toBe(api.config.accountSid);
  expect([emulator.secrets.authToken]).toEqual(api.secrets.twilioAuthTokens);
  expect(worker.secrets.backendToken).toBe(backend.secrets.token);
  expect(worker.secrets.databaseUrl).toBe(context.databaseUrl);
  expect(api.secrets.databaseUrl).toBe(context.databaseUrl);
  expect(worker.config.backendUrl).toBe('http://127.0.0.1:8789');
  expect(worker.config.policyDir).toBe(api.config.policyDir);
  expect(api.config.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'default' });
});

test('messages to people lead to the local stand-ins, which know the keys, unless the user says where', () => {
  const context = newContext();
  const { channels } = readWorkerConfig(workerChild(context, workspace).env).secrets;
  const { config, secrets } = readBackendConfig(backendChild(context).env);
  expect(channels.get('on-call-pager')).toMatchObject({
    kind: 'pagerduty',
    url: 'http://127.0.0.1:8789/pagerduty',
    routingKey: secrets.pagerDutyRoutingKey,
  });
  const { notification_channels: declared } = parse(readFileSync('policies/saas-support.yaml', 'utf8')) as {
    readonly notification_channels: object;
  };
  expect([...channels.keys()].sort()).toEqual(Object.keys(declared).sort());
  expect(channels.get('incident-room')).toMatchObject({ url: 'http://127.0.0.1:8789/hooks/incident-room' });
  expect(channels.get('engineering-room')).toMatchObject({
    kind: 'slack',
    url: 'http://127.0.0.1:8789/slack',
    token: secrets.slackToken,
  });
  expect(channels.get('engineering-board')).toMatchObject({
    kind: 'jira',
    url: 'http://127.0.0.1:8789/jira',
    token: secrets.jiraToken,
    project: 'ENG',
  });
  expect(config.jiraWebhookUrl).toBe('http://127.0.0.1:8787/v1/webhooks/jira');
  expect(config.slackRequestUrl).toBe('http://127.0.0.1:8787/v1/webhooks/slack');
  const api = readApiConfig(apiChild(context, workspace).env);
  expect(api.secrets.slack).toEqual(secrets.slack);
  expect(api.secrets.jira).toEqual(secrets.jira);
  expect(api.config.jiraAccounts).toEqual([JIRA_ACCOUNT_ID]);
  expect(api.config.slackResponses).toBe('http://127.0.0.1:8789');
  expect(config.pagerDutyWebhookUrl).toBe('http://127.0.0.1:8787/v1/webhooks/pagerduty');
  expect(readApiConfig(apiChild(context, workspace).env).secrets.pagerDuty).toEqual(secrets.pagerDuty);

  const named = newContext({ namesChannels: true });
  expect(readWorkerConfig(workerChild(named, workspace).env).secrets.channels.size).toBe(0);
  expect(readApiConfig(apiChild(named, workspace).env).secrets.pagerDuty).toEqual([]);
});

test('an agent’s token is bound to the worker that was seeded for them', () => {
  const context = newContext();
  const { tokens } = readApiConfig(apiChild(context, workspace).env).secrets;
  expect(tokens).toContainEqual({
    name: 'ana',
    role: 'agent',
    token: context.credentials.tokens.agents.ana,
    agentSid: workspace.agents.ana,
  });
  expect(devFileOf(context, workspace)).toMatchObject({
    apiUrl: 'http://127.0.0.1:8787',
    consoleUrl: null,
    databaseUrl: context.databaseUrl,
    tokens: context.credentials.tokens,
    twilio: { authToken: context.credentials.authToken, workspaceSid: workspace.workspaceSid },
  });
});

describe('with Twilio and Temporal settings exported', () => {
  const exported = {
    TWILIO_ACCOUNT_SID: `AC${'e'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'exported',
    TWILIO_WORKSPACE_SID: `WS${'e'.repeat(32)}`,
    TEMPORAL_ADDRESS: 'cloud.example.com:7233',
    DATABASE_URL: 'postgres://me:exported@elsewhere:5432/mine',
    PGSSLMODE: 'verify-ca',
  };
  beforeEach(() => Object.assign(process.env, exported));
  afterEach(() => Object.keys(exported).forEach((name) => delete process.env[name]));

  test('no process of the local stack sees them', () => {
    const settings = JSON.stringify(everyChild(newContext()).map(({ env }) => env));
    for (const value of Object.values(exported)) expect(settings).not.toContain(value);
  });

  test('API and worker see them when they were asked for, and nothing of them is written down', () => {
    const context = newContext({
      temporalProgram: null,
      twilio: {
        kind: 'live',
        publicUrl: 'https://support.example.com',
        accountSid: exported.TWILIO_ACCOUNT_SID,
        workspaceSid: exported.TWILIO_WORKSPACE_SID,
      },
    });
    const live = { workspaceSid: exported.TWILIO_WORKSPACE_SID, agents: {} };
    const { config, secrets } = readWorkerConfig(workerChild(context, live).env);
    expect(config.twilio.kind).toBe('live');
    expect(config.temporal.address).toBe('cloud.example.com:7233');
    expect(secrets.twilio).toEqual({ kind: 'auth_token', authToken: 'exported' });
    expect(devFileOf(context, live)).toMatchObject({
      emulatorUrl: null,
      twilio: { accountSid: exported.TWILIO_ACCOUNT_SID, authToken: null },
      tokens: { agents: {} },
    });
  });
});

test('they stop worker first and Temporal last, within five seconds', () => {
  const children = everyChild(newContext());
  expect(children.map((child) => child.stopOrder)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(children.reduce((sum, child) => sum + child.graceMs, 0)).toBeLessThanOrEqual(5_000);
});

test('Temporal keeps its state in the folder and listens on loopback alone', () => {
  const context = newContext();
  const args = temporalChild('/bin/temporal', context).args.join(' ');
  expect(args).toContain(`--db-filename ${join(context.paths.dir, 'temporal.db')}`);
  expect(args).toContain('--ip 127.0.0.1 --port 7233');
});
