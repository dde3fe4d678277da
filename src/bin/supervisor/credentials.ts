import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from './write-whole';

const pagingSchema = z.object({
  routingKey: z.string(),
  webhookSecret: z.string(),
  hookSecret: z.string(),
  slackToken: z.string(),
  slackSecret: z.string(),
  linkSecret: z.string(),
});

const credentialsSchema = z.object({
  accountSid: z.string(),
  authToken: z.string(),
  crmToken: z.string(),
  /** Not there in the folder of a version before the records. */
  databasePassword: z.string().optional(),
  /** In the folder of an earlier version some are not there. */
  paging: pagingSchema.partial().optional(),
  /** Not there in the folder of a version before Jira. */
  tracker: z.object({ token: z.string(), webhookSecret: z.string() }).optional(),
  tokens: z.object({
    backend: z.string(),
    supervisor: z.string(),
    ops: z.string(),
    agents: z.record(z.string(), z.string()),
  }),
});

type Kept = z.infer<typeof credentialsSchema>;

/** What the processes of the local stack know each other by. The account is the emulator's. */
export type Credentials = Kept & {
  readonly databasePassword: string;
  readonly paging: z.infer<typeof pagingSchema>;
  readonly tracker: NonNullable<Kept['tracker']>;
};

/** Bytes of randomness, n of them; `randomBytes` in production. */
export type Random = (n: number) => Buffer;

/** The file is there and is not what we wrote. Tokens that are in use would stop working: nothing is replaced. */
export class CredentialsDamagedError extends Error {
  override readonly name = 'CredentialsDamagedError';

  constructor(file: string, options: ErrorOptions) {
    super(`${file} is damaged. Put it right, or remove it: then new tokens are made.`, options);
  }
}

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

const read = (file: string): Kept | null => {
  const text = textOf(file);
  if (text === null) return null;
  try {
    return credentialsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CredentialsDamagedError(file, { cause });
  }
};

const fresh = (random: Random): Kept => {
  const token = (): string => random(24).toString('base64url');
  return {
    accountSid: `AC${random(16).toString('hex')}`,
    authToken: random(16).toString('hex'),
    crmToken: token(),
    tokens: { backend: token(), supervisor: token(), ops: token(), agents: {} },
  };
};

/** What the local PagerDuty and Slack know us by, and sign with; what is sent to the local receiver, and our links, are signed with. */
const pagingSecrets = (random: Random): Credentials['paging'] => ({
  routingKey: random(16).toString('hex'),
  webhookSecret: random(24).toString('base64url'),
  hookSecret: `whsec_${random(32).toString('base64')}`,
  slackToken: `xoxb-${random(24).toString('hex')}`,
  slackSecret: random(16).toString('hex'),
  linkSecret: random(32).toString('base64url'),
});

/** What the local Jira knows us by, and signs with. */
const trackerSecrets = (random: Random): Credentials['tracker'] => ({
  token: random(24).toString('base64url'),
  webhookSecret: random(24).toString('base64url'),
});

/**
 * Made once and kept, so that clients of an earlier run still get in. An agent who is new gets a token. Throws
 * CredentialsDamagedError.
 */
export const loadCredentials = (
  file: string,
  agentNames: readonly string[],
  random: Random = randomBytes,
): Credentials => {
  const known = read(file) ?? fresh(random);
  const agents = Object.fromEntries(
    agentNames.map((name) => [name, known.tokens.agents[name] ?? random(24).toString('base64url')]),
  );
  const credentials = {
    ...known,
    databasePassword: known.databasePassword ?? random(24).toString('base64url'),
    paging: pagingSchema.parse({ ...pagingSecrets(random), ...known.paging }),
    tracker: known.tracker ?? trackerSecrets(random),
    tokens: { ...known.tokens, agents: { ...known.tokens.agents, ...agents } },
  };
  writeWhole(file, `${JSON.stringify(credentials, null, 2)}\n`);
  return credentials;
};
