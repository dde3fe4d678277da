import type { DevFile } from '../../dev-file';
import { localUrl, type StackContext } from './context';
import type { SeededWorkspace } from './seed-workspace';

export const devFileOf = (
  { ports, publicUrl, temporal, twilio, credentials, databaseUrl, postgres }: StackContext,
  { workspaceSid, agents }: SeededWorkspace,
): DevFile => {
  const live = twilio.kind === 'live';
  const { backend, supervisor, ops, agents: agentTokens } = credentials.tokens;
  return {
    apiUrl: localUrl(ports.api),
    consoleUrl: null,
    emulatorUrl: live ? null : localUrl(ports.emulator),
    crmUrl: localUrl(ports.backend),
    databaseUrl: postgres === null ? null : databaseUrl,
    temporalAddress: temporal.config.address,
    temporalNamespace: temporal.config.namespace,
    publicUrl,
    twilio: {
      accountSid: live ? twilio.accountSid : credentials.accountSid,
      authToken: live ? null : credentials.authToken,
      workspaceSid,
    },
    tokens: {
      backend,
      supervisor,
      ops,
      agents: Object.fromEntries(Object.keys(agents).map((name) => [name, agentTokens[name] ?? ''])),
    },
  };
};
