import type { NotificationChannels } from './channels';
import type { Reader } from './reader';
import type { TemporalConnectionOptions } from './temporal';
import type { ApiToken } from './tokens';
import { sid, text } from './values';

/** What must never be logged; kept apart from the configuration so that that can be. */
export interface ApiSecrets {
  readonly tokens: readonly ApiToken[];
  /** One, or two while they are rotated: a webhook signed with any of them is genuine. */
  readonly twilioAuthTokens: readonly string[];
  /** Of PagerDuty's webhook subscriptions; none: its webhooks are refused. */
  readonly pagerDuty: readonly string[];
  /** Of the Slack app: with what it signs; none: its requests are refused. */
  readonly slack: readonly string[];
  /** With what answer links are signed; none: there are none. */
  readonly answerLinks: readonly string[];
  /** Of Jira's admin webhooks; none: they are refused. */
  readonly jira: readonly string[];
  readonly databaseUrl: string;
  readonly temporal: TemporalConnectionOptions;
}

export interface WorkerSecrets {
  readonly twilio: TwilioCredentials;
  /** Where the auditor's heart beats; null: nobody watches. */
  readonly heartbeatUrl: string | null;
  readonly backendToken: string;
  /** By the names that the policy has for them. */
  readonly channels: NotificationChannels;
  /** With what answer links are signed; none: messages have none. */
  readonly answerLinks: readonly string[];
  readonly databaseUrl: string;
  readonly temporal: TemporalConnectionOptions;
}

/** How the worker proves to Twilio who it is. An API key is preferred; the auth token works, too. */
export type TwilioCredentials =
  | { readonly kind: 'api_key'; readonly apiKey: string; readonly apiSecret: string }
  | { readonly kind: 'auth_token'; readonly authToken: string };

export const readTwilioCredentials = (reader: Reader): TwilioCredentials => {
  const apiKey = reader.optional('TWILIO_API_KEY', sid('SK'));
  const apiSecret = reader.optional('TWILIO_API_SECRET', text);
  if (apiKey !== null && apiSecret !== null) return { kind: 'api_key', apiKey, apiSecret };
  if (reader.isSet('TWILIO_API_KEY') && apiSecret === null) {
    reader.problem('TWILIO_API_SECRET', 'is missing, but TWILIO_API_KEY is set');
  } else if (!reader.isSet('TWILIO_API_KEY') && apiSecret !== null) {
    reader.problem('TWILIO_API_KEY', 'is missing, but TWILIO_API_SECRET is set');
  }
  return { kind: 'auth_token', authToken: reader.required('TWILIO_AUTH_TOKEN', text) };
};

export const readTwilioAuthTokens = (reader: Reader): readonly string[] => {
  const secondary = reader.optional('TWILIO_AUTH_TOKEN_SECONDARY', text);
  return [reader.required('TWILIO_AUTH_TOKEN', text), ...(secondary === null ? [] : [secondary])];
};
