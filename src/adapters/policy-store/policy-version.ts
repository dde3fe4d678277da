import { createHash } from 'node:crypto';

/**
 * The version of a policy's text: `<name>@<first 8 hex digits of its sha256>`. The same text has the same version
 * everywhere; another character gives another one.
 */
export const policyVersionOf = (name: string, text: string): string =>
  `${name}@${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8)}`;
