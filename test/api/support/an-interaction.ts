import type { InteractionView } from '../../../src/domain/interaction-view';
import { ANA } from './start-api';

export const INTERACTION_ID = '5f1c2d9e-6a1b-5c3d-8e4f-0123456789ab';

/** A live state with every part filled in, so that the contract check meets them all. */
export const anInteraction: InteractionView = {
  interactionId: INTERACTION_ID,
  externalId: 'chat-4711',
  source: 'web-chat',
  phase: 'active',
  outcome: null,
  outcomeReason: null,
  channel: 'chat',
  attributes: { channel: 'chat', language: 'en', skills: ['sso', { level: 3 }], vip: true },
  defects: [{ attribute: 'priority', problem: 'not_allowed', used: 'normal', source: 'web-chat' }],
  policyVersion: 'saas-support@0badcafe',
  continues: null,
  legs: [
    {
      legId: `${INTERACTION_ID}.1`,
      origin: 'plain',
      route: 'enterprise-technical',
      step: 2,
      queue: 'technical-backup',
      taskSid: `WT${'3'.repeat(32)}`,
      agent: { sid: ANA, name: 'ana' },
      status: 'accepted',
      transfer: null,
      consult: null,
    },
  ],
  deadlines: [{ what: 'reread_task', dueAt: '2026-01-01T00:15:00.000Z' }],
  decision: {
    policyVersion: 'saas-support@0badcafe',
    route: 'enterprise-technical',
    ringClass: 'messaging',
    ringMs: 20_000,
    priority: 80,
    priorityReasons: ['The customer is an enterprise.'],
    steps: [
      {
        step: 1,
        queue: 'enterprise-technical',
        eligible: "worker.level == 'senior'",
        acceptWithinMs: 60_000,
        deadlineMs: 60_000,
      },
      {
        step: 2,
        queue: 'technical-backup',
        eligible: null,
        acceptWithinMs: 120_000,
        deadlineMs: 180_000,
      },
    ],
    ending: { kind: 'message', text: 'All our engineers are busy; we will write to you.' },
    passedOver: [{ route: 'voice-support', because: "channel == 'voice' does not hold" }],
    diagnostics: 'identity',
  },
  conversation: null,
  escalations: [
    {
      escalationId: `${INTERACTION_ID}-e1`,
      ladder: 'engineering',
      status: 'open',
      level: 1,
      levels: 2,
      round: 1,
      startedBy: { kind: 'agent', id: ANA },
      owner: { kind: 'person', name: 'dana', since: '2026-01-01T00:01:00.000Z', because: 'asked' },
      asked: [{ kind: 'person', name: 'dana', round: 1, level: 1, page: 'sent', acknowledgedAt: null }],
      deadlines: [{ what: 'acknowledge_by', dueAt: '2026-01-01T00:06:00.000Z' }],
      startedAt: '2026-01-01T00:01:00.000Z',
      endedAt: null,
      timeline: [],
    },
  ],
  timeline: [
    {
      at: '2026-01-01T00:00:00.000Z',
      what: 'interaction.started',
      by: { kind: 'backend', id: null },
      details: { source: 'web-chat' },
    },
  ],
};
