import type { Interaction } from '../src/domain/interaction';
import { CALL, DECISION, event, Life, reading, T0 } from '../test/domain/life';

const HOUR_MS = 3_600_000;
const DECIDED = {
  ...DECISION,
  callbacks: { mostAttempts: 2, retryAfterMs: HOUR_MS, acceptWithinMs: HOUR_MS, text: 'We will call you.' },
};

/** A caller who has been promised a call at that instant, as the process itself brings them there. */
export function heldForCallback(interactionId: string, dueAt: number): Interaction {
  const customer = { id: null, name: null, address: '+15005550006' };
  const life = new Life({ kind: 'call', callSid: CALL }, { customer }).routed(DECIDED);
  life.hears(event('task.created', T0));
  life.commands('c', { kind: 'callback', by: { kind: 'backend', id: null }, to: null, at: dueAt });
  life.does('endTask');
  life.answers('endTask', {
    did: 'ended',
    reading: reading('canceled', { reason: 'callback' }),
    deferral: null,
    said: true,
  });
  life.does('planCallback');
  const { state } = life.answers('planCallback', { queue: 'support', at: dueAt });
  return JSON.parse(
    JSON.stringify(state).replaceAll(state.start.interactionId, interactionId),
  ) as Interaction;
}
