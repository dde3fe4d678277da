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

const addresses = ({ dev, stateDir, temporalUiUrl }: Announcement): string => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['API', `${dev.apiUrl}  (its pages: ${dev.apiUrl}/docs)`],
    ['TaskRouter', dev.emulatorUrl === null ? 'the live one' : `${dev.emulatorUrl}  (emulator)`],
    ['Backend', `${dev.crmUrl}  (customers and cases, local)`],
    ['Temporal', temporalUiUrl === null ? dev.temporalAddress : `${temporalUiUrl}  (its web UI)`],
    ['Agents', Object.keys(dev.tokens.agents).join(', ') || null],
    ['Tokens', `${stateDir}/dev.json`],
  ];
  return rows.flatMap(([what, where]) => (where === null ? [] : [`  ${what.padEnd(11)}${where}`])).join('\n');
};

const AGENTS = `
Be the agent who is asked first, then look again:

  npx throughline agents act ana accept
  npx throughline agents act ana complete
`;

/** What the user reads when the stack is ready: where things are, and what to try first. */
export const announcement = (stack: Announcement): string => {
  const { dev, stateDir } = stack;
  return `
Throughline is running. Ctrl-C stops it; what it knows stays in ${stateDir}.

${addresses(stack)}

Open a support chat:

  curl -s ${dev.apiUrl}/v1/interactions \\
    -H 'Authorization: Bearer ${dev.tokens.backend}' -H 'Content-Type: application/json' \\
    -d '${JSON.stringify(EXAMPLE)}'

See where it is and why, in another terminal (then \`show\` or \`watch\` with its id):

  npx throughline interactions list
${dev.emulatorUrl === null ? '' : AGENTS}`;
};

/** For a stack that played the story and is thrown away when it stops. */
export const stayAnnouncement = (stack: Announcement): string => `
The stack stays until Ctrl-C, and is thrown away then.

${addresses(stack)}

The commands find it by: export THROUGHLINE_STATE_DIR=${stack.stateDir}
`;
