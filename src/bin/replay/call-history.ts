import type { FloorEvent } from '../simulated/floor-event';

/** What TaskRouter's event log tells of one call. Instants are milliseconds since the epoch. */
export interface CallHistory {
  readonly tasks: readonly { readonly taskSid: string; readonly createdAt: number }[];
  readonly offers: readonly { readonly reservationSid: string; readonly at: number }[];
  readonly acceptances: readonly Acceptance[];
  /** Offers that rang until their time was over. */
  readonly missedOffers: number;
}

interface Acceptance {
  readonly at: number;
  /** When it was offered; null when the log did not tell. */
  readonly offeredAt: number | null;
  readonly agentName: string | null;
}

export const NO_HISTORY: CallHistory = { tasks: [], offers: [], acceptances: [], missedOffers: 0 };

function acceptanceOf(history: CallHistory, { at, agentName, reservationSid }: FloorEvent): Acceptance {
  const offer = history.offers.find((one) => one.reservationSid === reservationSid);
  return { at, agentName, offeredAt: offer?.at ?? null };
}

/** Adds an event of the call; the log is told in order. */
export function withEvent(history: CallHistory, event: FloorEvent): CallHistory {
  const { type, at, taskSid, reservationSid } = event;
  switch (type) {
    case 'task.created':
      return { ...history, tasks: [...history.tasks, { taskSid: taskSid ?? '', createdAt: at }] };
    case 'reservation.created':
      return { ...history, offers: [...history.offers, { reservationSid: reservationSid ?? '', at }] };
    case 'reservation.accepted':
      return { ...history, acceptances: [...history.acceptances, acceptanceOf(history, event)] };
    case 'reservation.timeout':
      return { ...history, missedOffers: history.missedOffers + 1 };
    default:
      return history;
  }
}
