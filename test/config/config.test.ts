import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApiConfig, readWorkerConfig } from '../../src/config/config';
import { readEmulatorConfig, readPolicyTarget, readStartConfig } from '../../src/config/local-config';
import { ConfigError } from '../../src/config/reader';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const WORKSPACE = `WS${'1'.repeat(32)}`;
const NO_TOML = { TEMPORAL_CONFIG_FILE: join(tmpdir(), 'throughline-no-such-file.toml') };

const DATABASE_URL = 'postgres://throughline:secret@127.0.0.1:5432/throughline';

const api = {
  ...NO_TOML,
  DATABASE_URL,
  THROUGHLINE_PUBLIC_URL: 'https://support.example.com/',
  THROUGHLINE_TOKENS: JSON.stringify([
    { name: 'webshop', role: 'backend', token: 'b'.repeat(16) },
    { name: 'ana', role: 'agent', token: 'a'.repeat(16), agentSid: `WK${'2'.repeat(32)}` },
  ]),
  TWILIO_ACCOUNT_SID: ACCOUNT,
  TWILIO_AUTH_TOKEN: 'first',
  TWILIO_WORKSPACE_SID: WORKSPACE,
};

const worker = {
  ...NO_TOML,
  DATABASE_URL,
  THROUGHLINE_BACKEND_URL: 'http://127.0.0.1:8789',
  THROUGHLINE_BACKEND_TOKEN: 'backend-token',
  TWILIO_ACCOUNT_SID: ACCOUNT,
  TWILIO_AUTH_TOKEN: 'first',
  TWILIO_WORKSPACE_SID: WORKSPACE,
};

const problemsOf = (read: () => unknown): Record<string, string> => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.problems.map(({ variable, problem }) => [variable, problem]));
    }
    throw error;
  }
  throw new Error('a ConfigError was expected');
};

test('an api is configured by what it needs, the rest has defaults', () => {
  const { config, secrets } = readApiConfig(api);
  expect(config).toEqual({
    logLevel: 'info',
    endsWithParent: false,
    publicUrl: 'https://support.example.com',
    listen: { host: '127.0.0.1', port: 8787 },
    accountSid: ACCOUNT,
    workspaceSid: WORKSPACE,
    policyDir: '.throughline/policies',
    jiraAccounts: [],
    slackResponses: 'https://hooks.slack.com',
    temporal: { address: 'localhost:7233', namespace: 'default' },
  });
  expect(secrets.twilioAuthTokens).toEqual(['first']);
  expect(secrets.tokens.map((token) => token.name)).toEqual(['webshop', 'ana']);
});

test('no secret is in the part that may be logged', () => {
  const secretValues = [
    'database-secret',
    'first-secret',
    'second-secret',
    'backend-secret',
    'temporal-secret',
    'key-secret',
  ];
  const environment = {
    ...api,
    ...worker,
    DATABASE_URL: 'postgres://throughline:database-secret@127.0.0.1:5432/throughline',
    TWILIO_AUTH_TOKEN: 'first-secret',
    TWILIO_AUTH_TOKEN_SECONDARY: 'second-secret',
    THROUGHLINE_BACKEND_TOKEN: 'backend-secret',
    TEMPORAL_API_KEY: 'temporal-secret',
    TWILIO_API_KEY: `SK${'3'.repeat(32)}`,
    TWILIO_API_SECRET: 'key-secret',
  };
  const logged = JSON.stringify([readApiConfig(environment).config, readWorkerConfig(environment).config]);
  for (const value of [...secretValues, 'b'.repeat(16)]) expect(logged).not.toContain(value);
  expect(readApiConfig(environment).secrets.twilioAuthTokens).toEqual(['first-secret', 'second-secret']);
});

test('every problem is reported at once, and no value is repeated', () => {
  const problems = problemsOf(() =>
    readApiConfig({
      ...api,
      THROUGHLINE_PUBLIC_URL: 'support.example.com',
      THROUGHLINE_API_PORT: '70000',
      THROUGHLINE_LOG_LEVEL: 'chatty',
      TWILIO_ACCOUNT_SID: 'AC-not-a-sid',
      TWILIO_AUTH_TOKEN: '',
      THROUGHLINE_TOKENS: 'hunter2hunter2hunter2',
    }),
  );
  expect(Object.keys(problems).sort()).toEqual([
    'THROUGHLINE_API_PORT',
    'THROUGHLINE_LOG_LEVEL',
    'THROUGHLINE_PUBLIC_URL',
    'THROUGHLINE_TOKENS',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
  ]);
  expect(problems.TWILIO_AUTH_TOKEN).toContain('is missing');
  expect(problems.THROUGHLINE_TOKENS).toBe('is not valid JSON');
  expect(JSON.stringify(problems)).not.toMatch(/hunter2|not-a-sid|chatty/);
});

test('tokens are checked entry by entry', () => {
  const tokens = [
    { name: 'a', role: 'backend', token: 'short' },
    { name: 'b', role: 'agent', token: 'x'.repeat(16) },
    { name: 'c', role: 'king', token: 'y'.repeat(16) },
  ];
  const error = (() => {
    try {
      return readApiConfig({ ...api, THROUGHLINE_TOKENS: JSON.stringify(tokens) });
    } catch (thrown) {
      return thrown as ConfigError;
    }
  })() as ConfigError;
  expect(error.problems.map((each) => each.problem)).toEqual([
    '[0].token must have at least 16 characters',
    expect.stringContaining('[1].agentSid '),
    expect.stringContaining('[2].role '),
  ]);
});

test('two callers cannot share a token or a name', () => {
  const twice = [
    { name: 'a', role: 'backend', token: 'x'.repeat(16) },
    { name: 'a', role: 'ops', token: 'x'.repeat(16) },
  ];
  expect(() => readApiConfig({ ...api, THROUGHLINE_TOKENS: JSON.stringify(twice) })).toThrow(ConfigError);
});

test.each([
  ['TWILIO_API_SECRET', { TWILIO_API_KEY: `SK${'3'.repeat(32)}` }],
  ['TWILIO_API_KEY', { TWILIO_API_SECRET: 'secret' }],
  ['TWILIO_EDGE', { TWILIO_REGION: 'ie1' }],
  ['THROUGHLINE_EMULATOR_URL', { THROUGHLINE_TWILIO: 'emulator' }],
  ['THROUGHLINE_EMULATOR_URL', { THROUGHLINE_EMULATOR_URL: 'http://127.0.0.1:8788' }],
])('a half-set group is refused, naming %s', (named, given) => {
  expect(Object.keys(problemsOf(() => readWorkerConfig({ ...worker, ...given })))).toEqual([named]);
});

test('a worker talks to the real Twilio unless it is told of an emulator', () => {
  expect(readWorkerConfig(worker).config.twilio).toMatchObject({ kind: 'live', region: null });
  const { config } = readWorkerConfig({
    ...worker,
    THROUGHLINE_TWILIO: 'emulator',
    THROUGHLINE_EMULATOR_URL: 'http://127.0.0.1:8788/',
  });
  expect(config.twilio).toEqual({
    kind: 'emulator',
    baseUrl: 'http://127.0.0.1:8788',
    accountSid: ACCOUNT,
    workspaceSid: WORKSPACE,
  });
});

test('an API key takes the place of the auth token', () => {
  const { TWILIO_AUTH_TOKEN: _none, ...rest } = worker;
  const given = { ...rest, TWILIO_API_KEY: `SK${'3'.repeat(32)}`, TWILIO_API_SECRET: 'secret' };
  expect(readWorkerConfig(given).secrets.twilio).toEqual({
    kind: 'api_key',
    apiKey: `SK${'3'.repeat(32)}`,
    apiSecret: 'secret',
  });
  expect(Object.keys(problemsOf(() => readPolicyTarget(rest)))).toEqual([
    'THROUGHLINE_PUBLIC_URL',
    'TWILIO_AUTH_TOKEN',
  ]);
});

describe('secrets from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-config-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test('a secret is read from the file named by _FILE, without its line end', () => {
    const { TWILIO_AUTH_TOKEN: _none, ...rest } = api;
    const { secrets } = readApiConfig({ ...rest, TWILIO_AUTH_TOKEN_FILE: file('token', 'from-file\n') });
    expect(secrets.twilioAuthTokens).toEqual(['from-file']);
  });

  test('a Temporal API key may come from a file and switches TLS on', () => {
    const { secrets } = readApiConfig({ ...api, TEMPORAL_API_KEY_FILE: file('temporal', 'the-key') });
    expect(secrets.temporal).toMatchObject({ apiKey: 'the-key', tls: true });
  });

  test('value and file together, an empty file and a missing file are refused', () => {
    const { TWILIO_AUTH_TOKEN: _none, ...rest } = api;
    const problem = (given: object): string | undefined =>
      problemsOf(() => readApiConfig({ ...rest, ...given })).TWILIO_AUTH_TOKEN;
    expect(problem({ TWILIO_AUTH_TOKEN: 'x', TWILIO_AUTH_TOKEN_FILE: file('a', 'b') })).toMatch(/keep one/);
    expect(problem({ TWILIO_AUTH_TOKEN_FILE: file('empty', '\n') })).toMatch(/is empty/);
    expect(problem({ TWILIO_AUTH_TOKEN_FILE: join(folder, 'none') })).toMatch(/cannot be read/);
  });
});

describe('Temporal by its own environment configuration', () => {
  test('address, namespace and TLS are taken as Temporal documents them', () => {
    const { config, secrets } = readWorkerConfig({
      ...worker,
      TEMPORAL_ADDRESS: 'temporal.example.com:7233',
      TEMPORAL_NAMESPACE: 'support',
      TEMPORAL_TLS_SERVER_NAME: 'inner.example.com',
    });
    expect(config.temporal).toEqual({ address: 'temporal.example.com:7233', namespace: 'support' });
    expect(secrets.temporal).toMatchObject({ tls: { serverNameOverride: 'inner.example.com' } });
  });

  test('an unusable configuration file is a problem among the others, and is not quoted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-temporal-'));
    writeFileSync(join(folder, 'broken.toml'), 'api_key = "s3cret\n[[[');
    const problems = problemsOf(() =>
      readWorkerConfig({
        ...worker,
        TEMPORAL_CONFIG_FILE: join(folder, 'broken.toml'),
        TWILIO_AUTH_TOKEN: '',
      }),
    );
    expect(Object.keys(problems)).toEqual(['TEMPORAL_…', 'TWILIO_AUTH_TOKEN']);
    expect(JSON.stringify(problems)).not.toContain('s3cret');
  });
});

test('exported Twilio credentials alone do not make `throughline start` live', () => {
  const exported = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: 'x' };
  expect(readStartConfig(exported).twilio).toEqual({ kind: 'emulator' });
  const live = { ...exported, THROUGHLINE_TWILIO: 'live', TWILIO_WORKSPACE_SID: WORKSPACE };
  expect(Object.keys(problemsOf(() => readStartConfig(live)))).toEqual(['THROUGHLINE_PUBLIC_URL']);
  expect(
    readStartConfig({ ...live, THROUGHLINE_PUBLIC_URL: 'https://support.example.com' }).twilio,
  ).toMatchObject({
    kind: 'live',
    workspaceSid: WORKSPACE,
  });
});

test('the emulator holds callbacks back only when told to', () => {
  const given = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: 'x' };
  expect(readEmulatorConfig(given).config).toMatchObject({ port: 8788, seed: null, callbacksPaused: false });
  expect(
    readEmulatorConfig({ ...given, THROUGHLINE_EMULATOR_CALLBACKS: 'paused' }).config.callbacksPaused,
  ).toBe(true);
});

test('a worker is unversioned, or a build of a deployment', () => {
  const versioningOf = (more: object) => readWorkerConfig({ ...worker, ...more }).config.versioning;
  expect(versioningOf({})).toBeNull();
  expect(versioningOf({ THROUGHLINE_DEPLOYMENT: 'throughline' })).toEqual({
    deployment: 'throughline',
    buildId: null,
    behaviour: 'pinned',
  });
  const all = {
    THROUGHLINE_DEPLOYMENT: 'support',
    THROUGHLINE_BUILD_ID: '1.4.0-rc.1',
    THROUGHLINE_VERSIONING: 'auto-upgrade',
  };
  expect(versioningOf(all)).toEqual({
    deployment: 'support',
    buildId: '1.4.0-rc.1',
    behaviour: 'auto-upgrade',
  });
});

test('half a version is refused, and so are names that Temporal would not take', () => {
  const read = (more: object) => () => readWorkerConfig({ ...worker, ...more });
  expect(problemsOf(read({ THROUGHLINE_BUILD_ID: '1.4.0', THROUGHLINE_VERSIONING: 'pinned' }))).toEqual({
    THROUGHLINE_BUILD_ID: 'is set, but THROUGHLINE_DEPLOYMENT is not',
    THROUGHLINE_VERSIONING: 'is set, but THROUGHLINE_DEPLOYMENT is not',
  });
  const wrong = {
    THROUGHLINE_DEPLOYMENT: '__ours:1',
    THROUGHLINE_BUILD_ID: 'one four',
    THROUGHLINE_VERSIONING: 'floating',
  };
  expect(problemsOf(read(wrong))).toEqual({
    THROUGHLINE_DEPLOYMENT: 'must begin with a letter or a digit and hold letters, digits, - and _',
    THROUGHLINE_BUILD_ID: 'must be written like an image tag: letters, digits, ., - and _',
    THROUGHLINE_VERSIONING: 'must be "pinned" or "auto-upgrade"',
  });
});

describe('notification channels', () => {
  const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const given = (channels: unknown) => ({
    ...worker,
    THROUGHLINE_NOTIFICATION_CHANNELS: typeof channels === 'string' ? channels : JSON.stringify(channels),
  });

  test('are none unless they are given, and lead where they say', () => {
    expect([...readWorkerConfig(worker).secrets.channels]).toEqual([]);
    const channel = { url: 'https://pager.example.com/hooks/7?token=x', secrets: [key] };
    expect([...readWorkerConfig(given({ pager: channel })).secrets.channels]).toEqual([
      ['pager', { kind: 'webhook', ...channel }],
    ]);
  });

  test('of PagerDuty have a routing key, and another address where it is not the US region', () => {
    const routingKey = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6';
    const url = 'https://events.eu.pagerduty.com';
    const channels = {
      us: { kind: 'pagerduty', routingKey },
      eu: { kind: 'pagerduty', routingKey, url },
    };
    expect([...readWorkerConfig(given(channels)).secrets.channels]).toEqual([
      ['us', { kind: 'pagerduty', routingKey, url: 'https://events.pagerduty.com' }],
      ['eu', { kind: 'pagerduty', routingKey, url }],
    ]);
  });

  test('of Jira name a project, and what its issues need there', () => {
    const access = { url: 'https://acme.atlassian.net', email: 'a@b.example', token: 'secret-token' };
    const fields = { customfield_10010: { value: 'Support' } };
    const transitions = { resolved: 'Ship it' };
    const channels = {
      plain: { kind: 'jira', ...access, project: 'ENG' },
      particular: { kind: 'jira', ...access, project: 'OPS', issueType: 'Bug', fields, transitions },
    };
    expect([...readWorkerConfig(given(channels)).secrets.channels]).toEqual([
      ['plain', { ...channels.plain, issueType: 'Task' }],
      ['particular', channels.particular],
    ]);
  });

  test.each([
    ['{', /not valid JSON/],
    [[], /member per channel/],
    [{ pager: { url: 'ftp://x', secrets: [key] } }, /^\.pager\.url must be an http/],
    [{ pager: { url: 'https://a:b@x', secrets: [key] } }, /^\.pager\.url must hold no user name/],
    [{ pager: { url: 'https://x', secrets: [] } }, /at least one secret/],
    [{ pager: { url: 'https://x', secrets: ['whsec_c2hvcnQ='] } }, /24 to 64 bytes/],
    [{ pager: { url: 'https://x', secrets: ['plain'] } }, /whsec_/],
    [
      { pager: { kind: 'pagerduty', routingKey: 'short' } },
      /^\.pager\.routingKey must be the integration key/,
    ],
    [{ pager: { kind: 'slack', token: 'short' } }, /^\.pager\.token must be the bot’s token/],
    [
      {
        board: {
          kind: 'jira',
          url: 'https://acme.atlassian.net',
          email: 'a@b.example',
          token: 'secret-token',
          project: 'eng',
        },
      },
      /^\.board\.project must be the project’s key/,
    ],
    [
      { board: { kind: 'jira', email: 'a@b.example', token: 'secret-token', project: 'ENG' } },
      /^\.board\.url/,
    ],
    [{ pager: { kind: 'fax' } }, /of kind webhook, pagerduty, slack or jira/],
  ])('%j is refused', (channels, told) => {
    expect(problemsOf(() => readWorkerConfig(given(channels)))['THROUGHLINE_NOTIFICATION_CHANNELS']).toMatch(
      told,
    );
  });
});
