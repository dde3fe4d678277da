import type { Operation } from './operation';

/** One of Twilio's APIs. */
export interface Api {
  /** Where it is mounted: the sub-domain, then the version. */
  readonly subdomain: string;
  readonly version: string;
  readonly operations: readonly Operation[];
  /** Whether the real API has operations that are not here. */
  readonly notEmulated: 'every other' | 'nothing';
  /** Said of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
}
