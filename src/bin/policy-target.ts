import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../adapters/policy-store/directory';
import { createTwilioClient, type TwilioSettings } from '../adapters/taskrouter/client';
import { readCliConfig, readPolicyTarget } from '../config/local-config';
import type { TwilioCredentials } from '../config/secrets';
import type { TemporalSettings } from '../config/temporal';
import type { TwilioConfig } from '../config/twilio';
import { readDevFile, type DevFile } from './dev-file';
import { localTwilioSettings } from './local-twilio';
import type { PolicyTarget } from './publish-policy';
import { isPolicyInUse } from './supervisor/temporal/policy-in-use';

/** Where TaskRouter asks, under the API's public address. */
export const ASSIGNMENT_PATH = '/v1/webhooks/twilio/taskrouter/assignment';
export const EVENTS_PATH = '/v1/webhooks/twilio/taskrouter/events';
/**
 * Appended to the address of the event callback, Twilio repeats what was refused or not answered (Twilio, "Webhooks
 * connection overrides"); neither sent nor signed.
 */
export const REPEATED = '#rc=3&rp=5xx,ct,rt';
export const CONVERSATIONS_PATH = '/v1/webhooks/twilio/conversations';

interface Place {
  readonly twilio: TwilioSettings;
  readonly policyDir: string;
  readonly publicUrl: string;
  readonly temporal: TemporalSettings;
}

const targetAt = ({ twilio, policyDir, publicUrl, temporal }: Place): PolicyTarget => ({
  workspace: createTwilioClient(twilio).workspace,
  store: createDirectoryPolicyStore(policyDir, Date.now),
  assignmentCallbackUrl: `${publicUrl}${ASSIGNMENT_PATH}`,
  isInUse: (version) => isPolicyInUse(temporal, version),
});

/** How the SDK's client takes them. */
export const sdkCredentials = (credentials: TwilioCredentials): TwilioSettings['credentials'] =>
  credentials.kind === 'api_key'
    ? { apiKey: credentials.apiKey, apiSecret: credentials.apiSecret }
    : { authToken: credentials.authToken };

/** What the adapters take, from what the environment says. */
export const twilioSettings = (config: TwilioConfig, credentials: TwilioCredentials): TwilioSettings => ({
  accountSid: config.accountSid,
  workspaceSid: config.workspaceSid,
  baseUrl: config.kind === 'emulator' ? config.baseUrl : null,
  credentials: sdkCredentials(credentials),
});

/** A running local stack with the emulator as its TaskRouter. */
export const localPolicyTarget = (stateDir: string, dev: DevFile, twilio: TwilioSettings): PolicyTarget => {
  const { temporalAddress: address, temporalNamespace: namespace } = dev;
  return targetAt({
    twilio,
    policyDir: join(stateDir, 'policies'),
    publicUrl: dev.publicUrl,
    temporal: { config: { address, namespace }, connection: { address } },
  });
};

/** Nobody said where the policy is to be in force. */
export class NoPolicyTargetError extends Error {
  override readonly name = 'NoPolicyTargetError';

  constructor(stateDir: string) {
    super(
      `No stack is running on ${stateDir}. Start one with \`npm start\`, in another terminal; or, to publish to a ` +
        'workspace of Twilio’s, set THROUGHLINE_TWILIO=live and what docs/configuration.md names with it.',
    );
  }
}

/**
 * The running local stack, unless THROUGHLINE_TWILIO names another TaskRouter: then the one the environment describes.
 * Throws NoPolicyTargetError or ConfigError.
 */
export const policyTarget = (): PolicyTarget => {
  const { stateDir, namesTwilio } = readCliConfig().config;
  const dev = namesTwilio ? null : readDevFile(stateDir);
  if (dev === null && !namesTwilio) throw new NoPolicyTargetError(stateDir);
  const local = dev && localTwilioSettings(dev);
  if (local) return localPolicyTarget(stateDir, dev, local);
  const { config, secrets, temporal } = readPolicyTarget();
  return targetAt({ ...config, twilio: twilioSettings(config.twilio, secrets.twilio), temporal });
};
