import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { RoutingEvent, RoutingEventType, ToldTransfer } from '../routing-event';
import type { DesktopTransfer, TransferAsked, TransferResult } from '../transfer';
import type { Agenda } from './agenda';
import { answer } from './answers';
import { changeCurrentLeg, changeLeg, currentLeg } from './legs';
import { readTask } from './requests';
import { record, THROUGHLINE, TWILIO } from './timeline';
import { CLOCKS_APART_MS, DESKTOP_MS } from './timings';

/*
 * Transfers that an agent's desktop makes itself, on the same task: there is no public API for those of calls. We say
 * whether it may, and watch. Those made by Flex's own button are watched alike.
 */

const RESULTS: Partial<Record<RoutingEventType, TransferResult>> = {
  'task.transfer-completed': 'accepted',
  'task.transfer-failed': 'declined',
  'task.transfer-canceled': 'withdrawn',
};

/** Merges what TaskRouter tells: in whatever order it comes, one transfer is one entry. */
export function learnDesktopTransfer(leg: Leg, event: RoutingEvent, told: ToldTransfer): Leg {
  const known =
    leg.desktopTransfers.find(({ transferSid }) => transferSid === told.sid) ??
    leg.desktopTransfers.find((asked) => isBegunBy(asked, event));
  const merged = merge(known ?? unasked(told), event, told);
  const transfers = [...leg.desktopTransfers.filter((other) => other !== known), merged];
  return { ...leg, desktopTransfers: transfers.sort(byBeginning) };
}

const beganAt = ({ askedAt, initiatedAt, endedAt }: DesktopTransfer): Instant =>
  askedAt ?? initiatedAt ?? endedAt ?? 0;

const byBeginning = (a: DesktopTransfer, b: DesktopTransfer): number =>
  beganAt(a) - beganAt(b) || ((a.transferSid ?? '') < (b.transferSid ?? '') ? -1 : 1);

/** The desktop does what we said it may. */
const isBegunBy = ({ transferSid, askedAt, until }: DesktopTransfer, { type, at }: RoutingEvent): boolean =>
  transferSid === null &&
  askedAt !== null &&
  (type !== 'task.transfer-initiated' || at <= (until ?? at)) &&
  at >= askedAt - CLOCKS_APART_MS;

const unasked = ({ initiatedBy, to, mode }: ToldTransfer): DesktopTransfer => ({
  transferSid: null,
  by: initiatedBy === null ? TWILIO : { kind: 'agent', id: initiatedBy },
  to,
  mode,
  askedAt: null,
  until: null,
  initiatedAt: null,
  endedAt: null,
  result: null,
});

function merge(known: DesktopTransfer, { type, at }: RoutingEvent, { sid }: ToldTransfer): DesktopTransfer {
  const result = RESULTS[type];
  const isBeginning = type === 'task.transfer-initiated';
  return {
    ...known,
    transferSid: sid,
    initiatedAt: isBeginning ? Math.min(at, known.initiatedAt ?? at) : known.initiatedAt,
    ...(result !== undefined && { result, endedAt: Math.min(at, known.endedAt ?? at) }),
  };
}

export const openDesktopTransfer = (leg: Leg): DesktopTransfer | undefined =>
  leg.end === null ? leg.desktopTransfers.find(({ result }) => result === null) : undefined;

/** The id of the n-th native transfer's leg; the task is the same. */
export const desktopLegId = (leg: Leg, n: number): string => `${leg.legId}-${n + 2}`;

/** The target can take the call: the agent's desktop may go ahead. */
export function readyForDesktop(state: Interaction, asked: TransferAsked, now: Instant): Interaction {
  const leg = currentLeg(state);
  const legId = desktopLegId(leg, leg.desktopTransfers.length);
  const transfer: DesktopTransfer = {
    transferSid: null,
    by: asked.by,
    to: asked.to.kind === 'queue' ? asked.to.queue : asked.to.agent,
    mode: asked.mode,
    askedAt: now,
    until: now + DESKTOP_MS,
    initiatedAt: null,
    endedAt: null,
    result: null,
  };
  const ready = changeLeg(state, leg.legId, (current) => ({
    ...current,
    desktopTransfers: [...current.desktopTransfers, transfer],
  }));
  const details = { legId, mode: asked.mode, to: transfer.to };
  const told = record(ready, `leg:${legId}`, now, 'transfer.ready', asked.by, details);
  return answer(told, asked, null, { legId, status: 'ready' });
}

/** Until when the desktop has to begin; null where it has, or nobody waits for it. */
const notBegunBy = (transfer: DesktopTransfer | undefined): Instant | null =>
  transfer === undefined || transfer.transferSid !== null ? null : transfer.until;

/** When the desktop should have begun we look, and by then it has or has not. */
export function desktopAgenda(leg: Leg): Agenda {
  const until = notBegunBy(openDesktopTransfer(leg));
  return leg.task === null || until === null
    ? []
    : [{ what: 'desktop_by', at: until, act: readTask(leg.task) }];
}

/** A desktop that did not begin in time has given it up. */
export function settleDesktopTransfer(state: Interaction, now: Instant): Interaction {
  const leg = currentLeg(state);
  const waiting = openDesktopTransfer(leg);
  const until = notBegunBy(waiting);
  if (waiting === undefined || until === null || now < until) return state;
  const given: DesktopTransfer = { ...waiting, result: 'timed_out', endedAt: until };
  const settled = changeCurrentLeg(state, (current) => ({
    ...current,
    desktopTransfers: current.desktopTransfers.map((other) => (other === waiting ? given : other)),
  }));
  const legId = desktopLegId(leg, leg.desktopTransfers.indexOf(waiting));
  return record(settled, `transfer:${legId}`, until, 'transfer.timed_out', THROUGHLINE, { legId });
}
