import { z } from 'zod';

/** Schemas of single values. Each message continues the sentence "<VARIABLE>: …" and never repeats the value. */

export const text = z.string();

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number, 0 to 65535');

export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number')
  .transform(Number);

/** A number of minutes, in milliseconds. */
export const minutes = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a number of minutes, 1 to 99999')
  .transform((value) => Number(value) * 60_000);

export const yesOrNo = z
  .enum(['yes', 'no'], 'must be "yes" or "no"')
  .transform((value: 'yes' | 'no') => value === 'yes');

const isPlainHttpUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && search + hash + username === '';
};

/** An http or https address to which paths are appended; a slash at its end is dropped. */
export const httpUrl = z
  .string()
  .refine(isPlainHttpUrl, 'must be an http:// or https:// address without user, query or fragment')
  .transform((value) => value.replace(/\/+$/, ''));

const isDatabaseUrl = (value: string): boolean =>
  URL.canParse(value) &&
  ['postgres:', 'postgresql:'].includes(new URL(value).protocol) &&
  new URL(value).pathname.length > 1;

/** The address of a PostgreSQL database. */
export const databaseUrl = z
  .string()
  .refine(isDatabaseUrl, 'must be postgres://<user>:<password>@<host>:<port>/<database>');

/** A Twilio SID: the prefix and 32 hexadecimal digits (Twilio: "What is a String Identifier"). */
export const sid = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${prefix} followed by 32 hexadecimal digits`);

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export const logLevel = z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`);
