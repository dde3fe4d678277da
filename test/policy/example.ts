import { parsePolicy } from '../../src/policy';
import type { Policy, PolicyProblem } from '../../src/policy';

/** A small policy without a mistake; tests change one thing in it. */
export const EXAMPLE = `name: example
attributes:
  tier:
    values: [free, business, enterprise]
    aliases:
      business: [pro, team]
    default: free
    required: true
    profile: { field: tier, wins: profile }
  language:
    values: [en, de]
    aliases:
      de: [german]
    default: en
    profile: { field: language, wins: request }
  seats: { type: number }
  beta: { type: boolean, default: false }
  tags: { type: list, values: [sso, api], default: [] }
  note: {}
queues:
  first: { agents: skills HAS "first" }
  second: { agents: skills HAS "second" OR skills HAS "first" }
  night: { agents: 1==1, open: false }
ring_times: { voice: 15s }
priority:
  base: 10
  add:
    - { when: tier == "enterprise", points: 20, because: an enterprise account }
    - { when: seats > 100, points: 5, because: many seats }
ending:
  message: { en: Sorry., de: Leider. }
routes:
  - name: enterprise-chat
    when: tier == "enterprise" AND channel == "chat"
    steps:
      - { queue: first, eligible: task.language IN worker.languages, accept_within: 60s }
      - { queue: night, accept_within: 10m }
      - { queue: second, accept_within: 2m }
      - { queue: first, accept_within: 1h }
    diagnostics: identity
  - name: sso
    when: tags HAS "sso" OR note CONTAINS "sso"
    priority: 99
    steps: [{ queue: second, accept_within: 90s }]
    ending:
      message: { de-AT: Servus., fr: Pardon. }
default_route:
  steps: [{ queue: second, accept_within: 5m }]
`;

/** The example with one part replaced; the part must be there. */
export function exampleWith(part: string, replacement: string): string {
  if (!EXAMPLE.includes(part)) throw new Error(`The example has no ${JSON.stringify(part)}.`);
  return EXAMPLE.replace(part, () => replacement);
}

export function policyOf(text: string, version = 'example@00000000'): Policy {
  const parsing = parsePolicy(text, { version });
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems, null, 2));
  return parsing.policy;
}

export function problemsOf(text: string): readonly PolicyProblem[] {
  const parsing = parsePolicy(text, { version: 'example@00000000' });
  return parsing.ok ? [] : parsing.problems;
}

const MARK = '▶';

/** Takes the mark out of a text and tells where it stood: line and column from 1. */
export function takeMark(text: string): { text: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf(MARK)).split('\n');
  return { text: text.replace(MARK, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
