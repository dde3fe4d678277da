import type { Floor } from './floor';
import { TWO_STEPS } from './policies';

/** As TWO_STEPS, with one ladder of three levels (5, 10 and 15 minutes) and a duty manager behind it. */
export const LADDERS = ladders('');

/** `dana` may be bound to a worker, so that her own token answers. */
export function ladders(agentSid: string): string {
  const agent = agentSid === '' ? '' : `, agent: ${agentSid}`;
  return TWO_STEPS.replace(
    'priority:\n',
    `notification_channels:
  pager: { kind: webhook }
  texts: { kind: webhook }
  incidents: { kind: webhook }
calendars:
  office: { zone: Europe/Berlin, weekly: { monday-friday: 09:00-17:00 } }
people:
  dana: { channel: pager, language: de${agent} }
  eli: { channel: texts }
  frank: { channel: pager }
  the-boss: { channel: texts }
  gil: { channel: pager, absent: [2000-01-01 to 2199-12-31], zone: Europe/Berlin, cover: eli }
  noor: { channel: pager, crm: Noor@throughline.example }
  paul: { channel: pager, crm: usr-9, absent: [2000-01-01 to 2199-12-31] }
teams:
  accounts: { people: [frank, gil] }
rotations:
  nobody-yet: { people: [], zone: Europe/Berlin, from: 2026-01-05, at: 09:00, every: week }
  just-dana: { people: [dana], zone: Europe/Berlin, from: 2026-01-05, at: 09:00, every: week }
escalations:
  engineering:
    text: { en: A customer needs an engineer., de: Ein Kunde braucht Entwickler. }
    levels:
      - { targets: [{ rotation: just-dana }], acknowledge_within: 5m }
      - { targets: [{ person: eli }, { webhook: incidents }], acknowledge_within: 10m }
      - { targets: [{ person: frank }], acknowledge_within: 15m }
    resolve_within: 8h
    if_unanswered: { person: the-boss }
  twice-together:
    text: { en: Both of you. }
    levels:
      - { targets: [{ person: dana }, { person: eli }], acknowledge: all, acknowledge_within: 5m }
    repeat: 1
    resolve_within: 2h
    if_unanswered: { person: the-boss }
  empty:
    text: { en: Nobody. }
    levels:
      - { targets: [], acknowledge_within: 5m }
      - { targets: [{ rotation: nobody-yet }], acknowledge_within: 5m }
    resolve_within: 1h
    if_unanswered: { person: the-boss }
  account-management:
    text: { en: An account needs you. }
    levels:
      - { targets: [{ crm_owner: { otherwise: { team: accounts } } }], acknowledge_within: 5m }
      - { targets: [{ person: gil }], acknowledge_within: 5m }
    resolve_within: 8h
    if_unanswered: { person: the-boss }
  in-office-hours:
    text: { en: Office hours. }
    levels:
      - { targets: [{ person: dana }], acknowledge_within: 2h, calendar: office }
      - { targets: [{ person: eli }], acknowledge_within: 5m }
    resolve_within: 8h
    if_unanswered: { person: the-boss }
priority:
`,
  );
}

export const escalationPath = (escalationId: string): string =>
  `/v1/interactions/${escalationId.replace(/-e\d+$/, '')}/escalations/${escalationId}`;

/** As LADDERS, with PagerDuty asked first: alone, then eli, then PagerDuty again. */
export const PAGED_LADDERS = LADDERS.replace(
  '  incidents: { kind: webhook }\n',
  '  incidents: { kind: webhook }\n  on-call: { kind: pagerduty }\n  slack: { kind: slack }\n',
)
  .replace(
    '  frank: { channel: pager }\n',
    `  frank: { channel: pager }
  ines: { channel: slack, slack: U0INES }
  hana: { channel: slack, slack: U0HANA }
`,
  )
  .replace(
    '  twice-together:\n',
    `  by-slack:
    text: { en: Somebody in Slack. }
    levels:
      - { targets: [{ person: ines }, { person: hana }, { channel: on-call }], acknowledge_within: 5m }
      - { targets: [{ channel: slack }], acknowledge_within: 10m }
    resolve_within: 1h
    if_unanswered: { person: the-boss }
  paged:
    text: { en: Somebody on call. }
    levels:
      - { targets: [{ channel: on-call }], acknowledge_within: 5m }
      - { targets: [{ person: eli }], acknowledge_within: 10m }
      - { targets: [{ channel: on-call }], acknowledge_within: 15m }
    resolve_within: 1h
    if_unanswered: { person: the-boss }
  twice-together:
`,
  );

/** Somebody gives an escalation a command; what follows has happened when it answers. */
export async function answers(
  floor: Floor,
  escalationId: string,
  how: 'acknowledge' | 'resolve' | 'hand-back',
  by: {
    as?: string;
    agent?: string;
    role?: 'backend' | 'supervisor' | 'ops';
    note?: string;
    tellCustomer?: boolean;
    key?: string;
  },
): Promise<{ status: number; body: unknown }> {
  const { agent, role = 'backend', key, ...said } = by;
  const path = `${escalationPath(escalationId)}/${how}`;
  const body = { ...said };
  const answer =
    agent === undefined
      ? await floor.call(role, 'POST', path, body, key === undefined ? {} : { 'idempotency-key': key })
      : await floor.callAs(agent, 'POST', path, body);
  await floor.settle();
  return answer;
}
