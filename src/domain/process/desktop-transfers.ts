import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { RoutingEvent, RoutingEventType, ToldTransfer } from '../routing-event';
import type { TaskReading } from '../task-reading';
import { targetName, type DesktopTransfer, type TransferAsked, type TransferResult } from '../transfer';
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
  const merged = merge(known ?? unasked(leg, told), event, told);
  const transfers = [...leg.desktopTransfers.filter((other) => other !== known), merged];
  return { ...leg, desktopTransfers: transfers.sort(byBeginning) };
}

const beganAt = ({ askedAt, initiatedAt, endedAt }: DesktopTransfer): Instant =>
  askedAt ?? initiatedAt ?? endedAt ?? 0;

const byBeginning = (a: DesktopTransfer, b: DesktopTransfer): number =>
  beganAt(a) - beganAt(b) || ((a.transferSid ?? '') < (b.transferSid ?? '') ? -1 : 1);

/** The desktop does what we said it may. */
function isBegunBy(asked: DesktopTransfer, { type, at }: RoutingEvent): boolean {
  const { transferSid, askedAt, until, result } = asked;
  if (transferSid !== null || askedAt === null || at < askedAt - CLOCKS_APART_MS) return false;
  return type === 'task.transfer-initiated' ? at <= (until ?? at) : result === null;
}

const unasked = (leg: Leg, { sid, initiatedBy, to, mode }: ToldTransfer): DesktopTransfer => ({
  legId: `${leg.legId}-${sid}`,
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
  const isBeginning = type === 'task.transfer-initiated';
  // Begun in time, although we hear of it after we had given it up.
  const wasGivenUp = isBeginning && known.transferSid === null && known.result === 'timed_out';
  const result = RESULTS[type] ?? (wasGivenUp ? null : undefined);
  return {
    ...known,
    transferSid: sid,
    initiatedAt: isBeginning ? Math.min(at, known.initiatedAt ?? at) : known.initiatedAt,
    ...(result !== undefined && { result, endedAt: result && Math.min(at, known.endedAt ?? at) }),
  };
}

export const openDesktopTransfer = (leg: Leg): DesktopTransfer | undefined =>
  leg.end === null ? leg.desktopTransfers.find(({ result }) => result === null) : undefined;

/** The target can take the call: the agent's desktop may go ahead. */
export function readyForDesktop(state: Interaction, asked: TransferAsked, now: Instant): Interaction {
  const leg = currentLeg(state);
  const asks = leg.desktopTransfers.filter(({ askedAt }) => askedAt !== null).length;
  const legId = `${leg.legId}-${asks + 2}`;
  const transfer: DesktopTransfer = {
    legId,
    transferSid: null,
    by: asked.by,
    to: targetName(asked.to),
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
  const { legId } = waiting;
  return record(settled, `transfer:${legId}`, until, 'transfer.timed_out', THROUGHLINE, { legId });
}

const OPEN: readonly TaskReading['status'][] = ['pending', 'reserved', 'gone'];

/** While a transfer is open its task reads as pending or reserved: one that does not has ended, should its news be lost. */
export function learnFromReading(leg: Leg, reading: TaskReading, now: Instant): Leg {
  if (leg.task?.taskSid !== reading.taskSid || OPEN.includes(reading.status)) return leg;
  const desktopTransfers = leg.desktopTransfers.map((transfer): DesktopTransfer => {
    const { transferSid, result, initiatedAt, by } = transfer;
    if (transferSid === null || result !== null || initiatedAt === null) return transfer;
    const isTaken = leg.acceptances.some(({ at, agentSid }) => at >= initiatedAt && agentSid !== by.id);
    return { ...transfer, result: isTaken ? 'accepted' : 'declined', endedAt: now };
  });
  return { ...leg, desktopTransfers };
}
