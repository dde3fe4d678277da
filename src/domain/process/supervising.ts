import type { SupervisorCommand } from '../commands';
import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import type { TransferTarget } from '../transfer';
import { isHeld } from './held';
import { queueOf } from './keys';
import { currentLeg } from './legs';
import { pendingOffer, withoutPending } from './taking-back';
import { isWith, refuse, whyNotFree, type Refusal } from './transfer-refusals';

/*
 * What supervisors may do to anybody's interaction: take it over, move it, put it back into its queue, end it. It is
 * refused only where it cannot be done; the rules that bind agents do not bind them.
 */

/** Why a supervisor's command cannot be carried out as things stand, or null. */
export function whyNotSupervise(state: Interaction, command: SupervisorCommand): Refusal | null {
  switch (command.kind) {
    case 'take_over':
      return whyNotMove(state, { kind: 'agent', agent: command.agent });
    case 'move':
      return whyNotMove(state, command.to);
    case 'requeue':
      return whyNotRequeue(state, currentLeg(state));
    case 'force_complete':
      return null;
  }
}

/** Whether the customer can be had elsewhere; asked again once the target was looked up. */
export function whyNotMove(state: Interaction, to: TransferTarget): Refusal | null {
  const leg = currentLeg(state);
  return (
    whyNotReady(state, leg) ??
    (leg.acceptance === null ? whyNotFromQueue(state, leg, to) : whyNotFromAgent(state, leg, to))
  );
}

export function whyNotReady(state: Interaction, leg: Leg): Refusal | null {
  if (state.decision === null) return refuse('notRouted', 'Its route is not decided yet: ask again soon.');
  if (leg.watched && (leg.origin !== 'interaction' || leg.acceptance === null)) {
    return refuse('notTransferable', 'Its task was made by somebody else: move it from the desktop.');
  }
  return whyNotFree(withoutPending(state), leg);
}

function whyNotFromQueue(state: Interaction, leg: Leg, to: TransferTarget): Refusal | null {
  const offered = pendingOffer(state);
  if (to.kind === 'queue') {
    const isAskedFor = offered !== null && offered.legId !== leg.legId;
    const queue = leg.moving?.steps[0]?.queue ?? queueOf(state, leg);
    return queue === to.queue && !isAskedFor
      ? refuse('loopRefused', 'The customer waits there already.')
      : null;
  }
  if (
    offered?.transfer?.to.kind === 'agent' &&
    [offered.transfer.to.agent, offered.transfer.agentSid].includes(to.agent)
  ) {
    return refuse('loopRefused', 'They are asked already.');
  }
  return leg.origin === 'enqueue'
    ? refuse('notTransferable', 'A call that waits can be moved to a queue, not to one agent.')
    : null;
}

function whyNotFromAgent(state: Interaction, leg: Leg, to: TransferTarget): Refusal | null {
  return (
    whyNotFromDesktop(leg) ??
    (isWith(state, leg, to) ? refuse('loopRefused', 'The customer is there already.') : null)
  );
}

function whyNotFromDesktop({ origin, wrappingSince }: Leg): Refusal | null {
  if (wrappingSince !== null) {
    return refuse('notTransferable', 'The conversation is over: its agent is wrapping up.');
  }
  return origin === 'enqueue'
    ? refuse(
        'transferNeedsDesktop',
        'A call that somebody has is transferred with a desktop: use `transfer`.',
      )
    : null;
}

function whyNotRequeue(state: Interaction, leg: Leg): Refusal | null {
  if (state.parked !== null || isHeld(state)) return null;
  const unready = whyNotReady(state, leg);
  if (unready !== null) return unready;
  if (leg.acceptance !== null) return whyNotFromDesktop(leg);
  return leg.moving === null && pendingOffer(state) === null
    ? refuse('alreadyWaiting', 'It waits in a queue already.')
    : null;
}
