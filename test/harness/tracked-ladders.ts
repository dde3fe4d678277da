import { LADDERS } from './ladders';

/** As LADDERS, with Jira asked: first, then eli, then Jira again; or first and with patience. */
export const TRACKED_LADDERS = LADDERS.replace(
  '  incidents: { kind: webhook }\n',
  '  incidents: { kind: webhook }\n  board: { kind: jira }\n',
).replace(
  '  twice-together:\n',
  `  tracked:
    text: { en: A customer needs a fix. }
    levels:
      - { targets: [{ channel: board }], acknowledge_within: 5m }
      - { targets: [{ person: eli }], acknowledge_within: 10m }
      - { targets: [{ channel: board }], acknowledge_within: 15m }
    resolve_within: 1h
    if_unanswered: { person: the-boss }
  patient:
    text: { en: A customer needs a fix. }
    levels:
      - { targets: [{ channel: board }], acknowledge_within: 2h }
      - { targets: [{ person: eli }], acknowledge_within: 10m }
    resolve_within: 1h
    if_unanswered: { person: the-boss }
  twice-together:
`,
);
