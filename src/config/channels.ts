import { z } from 'zod';
import { httpUrl } from './values';

/** The prefix, and 24 to 64 bytes in base64 (Standard Webhooks 1.0, signature scheme). */
const isSecret = (value: string): boolean => {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  const bytes = base64 === undefined ? 0 : Buffer.from(base64, 'base64').length;
  return bytes >= 24 && bytes <= 64;
};

const isAddress = (value: string): boolean =>
  URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);

/** `fetch` requests nothing at such an address, and would name them in its error. */
const hasCredentials = (value: string): boolean => {
  const { username = '', password = '' } = URL.canParse(value) ? new URL(value) : {};
  return username !== '' || password !== '';
};

const webhook = z.strictObject(
  {
    kind: z.literal('webhook'),
    url: z
      .string()
      .refine(isAddress, 'must be an http:// or https:// address')
      .refine((value) => !hasCredentials(value), 'must hold no user name and no password'),
    secrets: z
      .array(z.string().refine(isSecret, 'must be whsec_ and 24 to 64 bytes in base64'), 'must be a list')
      .min(1, 'must name at least one secret'),
  },
  'must be an object with url and secrets',
);

const pagerDuty = z.strictObject(
  {
    kind: z.literal('pagerduty'),
    url: httpUrl.default('https://events.pagerduty.com'),
    routingKey: z
      .string('must be the integration key')
      .regex(/^[A-Za-z0-9]{32}$/, 'must be the integration key, 32 letters and digits'),
  },
  'must be an object with routingKey, and url where it is not the US region',
);

const slack = z.strictObject(
  {
    kind: z.literal('slack'),
    url: httpUrl.default('https://slack.com'),
    token: z.string('must be the bot’s token').min(16, 'must be the bot’s token'),
    conversation: z
      .string()
      .regex(/^[CGD][A-Z0-9]{2,30}$/, 'must be the ID of a conversation, C…')
      .optional(),
  },
  'must be an object with token, and conversation for messages to nobody in particular',
);

const jira = z.strictObject(
  {
    kind: z.literal('jira'),
    url: httpUrl,
    email: z.string('must be the e-mail address of the token’s user').min(3),
    token: z.string('must be the API token').min(8, 'must be the API token'),
    project: z
      .string('must be the project’s key')
      .regex(/^[A-Z][A-Z0-9_]{1,254}$/, 'must be the project’s key, e.g. ENG'),
    issueType: z.string().min(1).default('Task'),
    fields: z.record(z.string(), z.json(), 'must be an object with a member per field').optional(),
    transitions: z
      .strictObject(
        { acknowledged: z.string().min(1).optional(), resolved: z.string().min(1).optional() },
        'must be an object with acknowledged or resolved, each the name of a transition',
      )
      .optional(),
  },
  'must be an object with url, email, token and project',
);

/** A channel without a kind is a webhook. */
const withKind = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !('kind' in value) ? { ...value, kind: 'webhook' } : value;

const channel = z.preprocess(
  withKind,
  z.discriminatedUnion(
    'kind',
    [webhook, pagerDuty, slack, jira],
    'must be an object of kind webhook, pagerduty, slack or jira',
  ),
);

export type NotificationChannels = ReadonlyMap<string, z.output<typeof channel>>;

const json = z.string().transform((value, context) => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not valid JSON' });
    return z.NEVER;
  }
});

/** The JSON text of THROUGHLINE_NOTIFICATION_CHANNELS. */
export const notificationChannels = json
  .pipe(z.record(z.string(), channel, 'must be a JSON object with a member per channel'))
  .transform((channels): NotificationChannels => new Map(Object.entries(channels)));

/** Whoever guesses one can answer for everybody: as long as a key of the hash they sign with. */
export const linkSecrets = json.pipe(
  z.array(
    z.string('must be a text').min(32, 'must have at least 32 characters'),
    'must be a JSON list of secrets',
  ),
);

/** The JSON text of a list of secrets: whatever is signed with any of them is genuine. */
export const webhookSecrets = json.pipe(
  z.array(
    z.string('must be a text').min(16, 'must have at least 16 characters'),
    'must be a JSON list of secrets',
  ),
);

/** The JSON text of a list of Jira's account ids. */
export const accountIds = json.pipe(
  z.array(
    z.string('must be a text').regex(/^[\w:-]{1,128}$/, 'must be an account id'),
    'must be a JSON list of account ids',
  ),
);
