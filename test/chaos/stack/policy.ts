/**
 * The routes of a campaign, with clocks of seconds: one that is answered, one whose first queue has nobody, one that
 * nobody ever answers.
 */
export const POLICY = `
name: chaos
description: Seconds in place of minutes.

attributes:
  route: { values: [answered, overflow, unanswered], default: answered }
  life: { description: Which of the campaign's lives it is; calls bring no attribute that is not declared. }

queues:
  first: { description: The first line, agents: skills HAS "first" }
  second: { description: Whoever stands in, agents: skills HAS "second" }
  nobody: { description: A queue without agents, agents: skills HAS "nobody" }

ring_times: { voice: 3s, messaging: 3s, email: 3s }
transfer_to_agent: { accept_within: 10s, fallback: second }
transfers: { accept_within: 20s }
priority: { base: 0 }
callbacks:
  most_attempts: 2
  retry_after: 3s
  accept_within: 40s
  message: { en: We will call you. }
ending:
  message: { en: We are sorry. Nobody could answer you in time. }

notification_channels: { on-call-pager: { kind: pagerduty }, incident-room: { kind: webhook } }
people: { eli: { channel: incident-room } }
escalations:
  help:
    text: { en: A customer needs an engineer. }
    levels:
      - { targets: [{ channel: on-call-pager }], acknowledge_within: 5s }
      - { targets: [{ person: eli }], acknowledge_within: 5s }
    resolve_within: 15s
    if_unanswered: { webhook: incident-room }

routes:
  - { name: overflow, when: route == "overflow", steps: [{ queue: nobody, accept_within: 3s }, { queue: second, accept_within: 40s }] }
  - { name: unanswered, when: route == "unanswered", steps: [{ queue: nobody, accept_within: 2s }, { queue: nobody, accept_within: 2s }] }

default_route:
  name: answered
  steps: [{ queue: first, accept_within: 15s }, { queue: second, accept_within: 40s }]
`;

/** How often somebody is called back at most, by the policy above. */
export const MOST_CALLBACKS = 2;

/** How long each step of a route lets a customer wait, in milliseconds: what the policy above says. */
export const STEPS_MS: Readonly<Record<string, readonly number[]>> = {
  answered: [15_000, 40_000],
  overflow: [3_000, 40_000],
  unanswered: [2_000, 2_000],
};
