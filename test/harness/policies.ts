import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Senior agents for 60 s, then everybody for 120 s more, then a message. Calls: 30 s, then 60 s more. */
export const TWO_STEPS = `
name: test
attributes:
  customer_segment:
    values: [business, enterprise]
    default: business
    required: true
    profile: { field: tier, wins: profile }
  language: { values: [en, de], default: en, profile: { field: language, wins: request } }
queues:
  senior: { agents: routing.skills HAS "senior" }
  everybody: { agents: routing.skills HAS "support" }
priority:
  base: 10
  add:
    - { when: customer_segment == "enterprise", points: 20, because: an enterprise account }
ending:
  message:
    en: Nobody could answer you in time. We will write to you.
    de: Niemand konnte Ihnen rechtzeitig antworten. Wir schreiben Ihnen.
routes:
  - name: calls
    when: channel == "voice"
    steps:
      - { queue: senior, accept_within: 30s }
      - { queue: everybody, accept_within: 60s }
  - name: enterprise
    when: customer_segment == "enterprise"
    steps:
      - { queue: senior, accept_within: 60s }
      - { queue: everybody, accept_within: 120s }
default_route:
  name: business
  steps: [{ queue: everybody, accept_within: 180s }]
`;

/** As TWO_STEPS, with a team to hand customers to: billing has two minutes, a named agent 30 s. */
export const TRANSFERS = TWO_STEPS.replace(
  'priority:\n',
  `  billing: { agents: routing.skills HAS "billing" }
  legal: { agents: routing.skills HAS "legal", open: false }
  night: { agents: routing.skills HAS "billing", calendar: last-century }
calendars:
  last-century: { zone: Europe/Berlin, exceptions: [{ on: 1999-12-31, hours: 09:00-17:00 }] }
transfer_to_agent: { accept_within: 30s }
transfers: { accept_within: 2m, most_hops: 3 }
priority:
`,
);
export const BILLING = { routing: { skills: ['billing'], levels: {} } };

export const SENIOR = { routing: { skills: ['senior'], levels: {} } };
export const SUPPORT = { routing: { skills: ['support'], levels: {} } };

export const SAAS_SUPPORT = readFileSync(
  join(__dirname, '..', '..', 'policies', 'saas-support.yaml'),
  'utf8',
);
