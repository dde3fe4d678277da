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

/** What the adapters take, from what the environment says. */
export const twilioSettings = (config: TwilioConfig, credentials: TwilioCredentials): TwilioSettings => ({
  accountSid: config.accountSid,
  workspaceSid: config.workspaceSid,
  baseUrl: config.kind === 'emulator' ? config.baseUrl : null,
  credentials:
    credentials.kind === 'api_key'
      ? { apiKey: credentials.apiKey, apiSecret: credentials.apiSecret }
      : { authToken: credentials.authToken },
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

/**
 * The running local stack, unless there is none or THROUGHLINE_TWILIO names another TaskRouter: then the one the
 * environment describes. Throws ConfigError.
 */
export const policyTarget = (): PolicyTarget => {
  const { stateDir, namesTwilio } = readCliConfig().config;
  const dev = namesTwilio ? null : readDevFile(stateDir);
  const local = dev && localTwilioSettings(dev);
  if (local) return localPolicyTarget(stateDir, dev, local);
  const { config, secrets, temporal } = readPolicyTarget();
  return targetAt({ ...config, twilio: twilioSettings(config.twilio, secrets.twilio), temporal });
};
