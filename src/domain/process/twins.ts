import type { DoneFact } from '../facts';
import type { TaskSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { AT_ONCE, type Agenda } from './agenda';
import { changeLeg, settled } from './legs';
import { record, THROUGHLINE } from './timeline';

/*
 * A leg has at most one live task. A second one, made because an answer was lost, is ended; should an agent have
 * taken it, that one is kept and the other one goes.
 */

export const endTwins = (state: Interaction, leg: Leg): Agenda =>
  leg.twins.map((taskSid) => ({
    what: 'end_twin',
    at: leg.retryAt ?? AT_ONCE,
    act: {
      do: 'endTask',
      taskSid,
      origin: leg.origin,
      reason: 'duplicate',
      terms: {
        ifWaiting: 'end',
        ifOffered: 'end',
        ifAccepted:
          leg.acceptance === null && leg.end === null && leg.superseded === null ? 'leave' : 'complete',
      },
      acceptedBy: null,
      ringMs: (leg.decision ?? state.decision)?.ringMs ?? 0,
      deferral: null,
      conversations: null,
      call: null,
    },
  }));

export const promoteTwin = (leg: Leg, taskSid: TaskSid): Leg =>
  leg.task === null || !leg.twins.includes(taskSid) || leg.acceptance !== null
    ? leg
    : {
        ...leg,
        task: { ...leg.task, taskSid, version: null },
        twins: [...leg.twins.filter((twin) => twin !== taskSid), leg.task.taskSid].sort(),
      };

export const forgetTwin = (leg: Leg, taskSid: TaskSid): Leg => ({
  ...leg,
  twins: leg.twins.filter((twin) => twin !== taskSid),
});

export function twinEnded(
  state: Interaction,
  leg: Leg,
  { action, result, receivedAt }: DoneFact<'endTask'>,
): Interaction {
  const changed = changeLeg(state, leg.legId, (current) =>
    settled(
      result.did === 'left' ? promoteTwin(current, action.taskSid) : forgetTwin(current, action.taskSid),
    ),
  );
  return record(changed, `twin:${action.taskSid}`, receivedAt, 'task.duplicate_found', THROUGHLINE, {
    taskSid: action.taskSid,
    kept: result.did === 'left',
  });
}
