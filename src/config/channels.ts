import { z } from 'zod';

/** The prefix, and 24 to 64 bytes in base64 (Standard Webhooks 1.0, signature scheme). */
const isSecret = (value: string): boolean => {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  const bytes = base64 === undefined ? 0 : Buffer.from(base64, 'base64').length;
  return bytes >= 24 && bytes <= 64;
};

const isAddress = (value: string): boolean =>
  URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);

const channel = z.strictObject(
  {
    url: z.string().refine(isAddress, 'must be an http:// or https:// address'),
    secrets: z
      .array(z.string().refine(isSecret, 'must be whsec_ and 24 to 64 bytes in base64'), 'must be a list')
      .min(1, 'must name at least one secret'),
  },
  'must be an object with url and secrets',
);

export type NotificationChannels = ReadonlyMap<string, z.infer<typeof channel>>;

/** The JSON text of THROUGHLINE_NOTIFICATION_CHANNELS. */
export const notificationChannels = z
  .string()
  .transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not valid JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), channel, 'must be a JSON object with a member per channel'))
  .transform((channels): NotificationChannels => new Map(Object.entries(channels)));
