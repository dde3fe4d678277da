import twilio from 'twilio';
import type { Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { TwilioRequestClient } from './twilio-request-client';

export interface TwilioSettings {
  readonly accountSid: string;
  readonly credentials:
    | { readonly authToken: string }
    /** An API key's SID and secret. */
    | { readonly apiKey: string; readonly apiSecret: string };
  readonly workspaceSid: string;
  /** Where a stand-in for twilio.com listens, or null for the real one. */
  readonly baseUrl: string | null;
  /** For the whole of each request; shorter than what an activity is given. Default 5 s. */
  readonly timeoutMs?: number;
}

export interface TwilioConnection {
  readonly client: Twilio;
  /** The TaskRouter workspace that everything happens in. */
  readonly workspace: WorkspaceContext;
}

const TIMEOUT_MS = 5_000;

/**
 * The official Twilio client, for the real service or a stand-in. One request each: retrying is Temporal's. Turn what it
 * throws into an OutsideError (to-outside-error.ts). Throws Error when the account's SID is none.
 */
export function createTwilioClient(settings: TwilioSettings): TwilioConnection {
  const { accountSid, credentials, workspaceSid, baseUrl, timeoutMs = TIMEOUT_MS } = settings;
  const [username, password] =
    'authToken' in credentials
      ? [accountSid, credentials.authToken]
      : [credentials.apiKey, credentials.apiSecret];
  const httpClient = new TwilioRequestClient(timeoutMs, baseUrl);
  const client = twilio(username, password, { accountSid, httpClient });
  if (baseUrl !== null) {
    // Exported TWILIO_EDGE and TWILIO_REGION would be written into the stand-in's host name.
    delete client.edge;
    delete client.region;
  }
  return { client, workspace: client.taskrouter.v1.workspaces(workspaceSid) };
}
