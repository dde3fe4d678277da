import type { DevFile } from '../../dev-file';

export interface Announcement {
  readonly dev: DevFile;
  readonly stateDir: string;
  /** Null when the server is somebody else's. */
  readonly temporalUiUrl: string | null;
}

const EXAMPLE = {
  externalId: 'chat-4711',
  source: 'web-chat',
  customer: { id: 'acct-42' },
  attributes: {
    channel: 'chat',
    language: 'en',
    priority: 'normal',
    issue_type: 'technical',
    customer_segment: 'enterprise',
    product_area: 'sso',
  },
};

/** What the user reads when the stack is ready: where things are, and what to try first. */
export const announcement = ({ dev, stateDir, temporalUiUrl }: Announcement): string => {
  const addresses: readonly (readonly [string, string | null])[] = [
    ['API', `${dev.apiUrl}  (its pages: ${dev.apiUrl}/docs)`],
    ['TaskRouter', dev.emulatorUrl === null ? 'the live one' : `${dev.emulatorUrl}  (emulator)`],
    ['Backend', `${dev.crmUrl}  (customers and cases, local)`],
    ['Temporal', temporalUiUrl === null ? dev.temporalAddress : `${temporalUiUrl}  (its web UI)`],
    ['Agents', Object.keys(dev.tokens.agents).join(', ') || null],
    ['Tokens', `${stateDir}/dev.json`],
  ];
  const lines = addresses.flatMap(([what, where]) =>
    where === null ? [] : [`  ${what.padEnd(11)}${where}`],
  );
  return `
Throughline is running. Ctrl-C stops it; what it knows stays in ${stateDir}.

${lines.join('\n')}

Open a support chat:

  curl -s ${dev.apiUrl}/v1/interactions \\
    -H 'Authorization: Bearer ${dev.tokens.backend}' -H 'Content-Type: application/json' \\
    -d '${JSON.stringify(EXAMPLE)}'

Then watch it, in another terminal:

  npx throughline interactions list
`;
};
