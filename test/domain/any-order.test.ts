import * as fc from 'fast-check';
import type { RoutingEvent } from '../../src/domain/routing-event';
import { ANA, BEN, CALL, event, Life, MINUTE, OFFER, SECOND, T0 } from './life';

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

const at = (seconds: number) => T0 + seconds * SECOND;
const created = event('task.created', at(1), { taskVersion: 0, taskCreatedAt: at(1) });
const acceptedByAna = event('reservation.accepted', at(20), { taskVersion: 2, taskCreatedAt: at(1) });
const wrapUp = event('reservation.wrapup', at(80), { taskVersion: 3, taskCreatedAt: at(1) });
const completed = event('task.completed', at(90), { taskVersion: 4, taskCreatedAt: at(1), reason: 'done' });
const hangUp = event('task.canceled', at(30), { taskVersion: 1, taskCreatedAt: at(1), reason: 'hangup' });
const acceptedByBen = event('reservation.accepted', at(40), {
  taskVersion: 6,
  taskCreatedAt: at(1),
  reservationSid: OFFER.replace('1', '2') as never,
  agentSid: BEN,
  agentName: 'ben',
});
const transfer = event('task.transfer-initiated', at(35), { taskVersion: 5, taskCreatedAt: at(1) });
const expired = event('task.canceled', at(50), {
  taskVersion: 3,
  taskCreatedAt: at(1),
  reason: 'Task TTL Exceeded',
});
const planTimeout = event('workflow.timeout', at(50), { taskVersion: 3, taskCreatedAt: at(1) });

const LIVES: Record<string, { told: readonly RoutingEvent[]; ends: object }> = {
  'accepted, wrapped up, completed': {
    told: [created, acceptedByAna, wrapUp, completed],
    ends: { outcome: 'resolved', legs: [{ acceptance: { agentSid: ANA } }] },
  },
  'the caller hangs up in the queue': { told: [created, hangUp], ends: { outcome: 'abandoned' } },
  'the caller hangs up as an agent accepts': {
    told: [created, acceptedByAna, hangUp],
    ends: { outcome: 'resolved', outcomeReason: 'customer_left' },
  },
  'a native transfer to another agent': {
    told: [created, acceptedByAna, transfer, acceptedByBen, completed],
    ends: { outcome: 'resolved', legs: [{ acceptance: { agentSid: BEN } }] },
  },
  'TaskRouter gave the task up': {
    told: [created, planTimeout, expired],
    ends: { phase: 'waiting', outcome: null, legs: [{ end: { kind: 'canceled' } }] },
  },
};

const live = (events: readonly RoutingEvent[]) =>
  new Life({ kind: 'call', callSid: CALL }, { externalId: null })
    .routed()
    .after(2 * MINUTE)
    .hears(...events).state;

describe.each(Object.entries(LIVES))('%s', (_name, { told, ends }) => {
  it('gives the same state in every order of arrival', () => {
    const inOrder = live(told);
    expect(inOrder).toMatchObject(ends);
    for (const order of permutations(told)) expect(live(order)).toEqual(inOrder);
  });

  it('gives the same state with any of them told again', () => {
    const inOrder = live(told);
    fc.assert(
      fc.property(fc.shuffledSubarray([...told, ...told, ...told], { minLength: told.length }), (again) => {
        expect(live([...again, ...told])).toEqual(inOrder);
      }),
      { numRuns: 100 },
    );
  });
});

const TRANSFER = { sid: `TT${'1'.repeat(32)}`, mode: 'cold', to: BEN, initiatedBy: ANA } as const;
const native = (type: RoutingEvent['type'], seconds: number) =>
  event(type, at(seconds), { taskVersion: seconds, taskCreatedAt: at(1), transfer: TRANSFER });

describe('a native transfer, told in every order', () => {
  const wrapUpOf = (reservationSid: string, seconds: number) =>
    event('reservation.wrapup', at(seconds), {
      taskCreatedAt: at(1),
      reservationSid: reservationSid as never,
    });

  it('is one leg more, and the first agent’s after-call work is not the second’s', () => {
    const told = [
      acceptedByAna,
      native('task.transfer-initiated', 35),
      wrapUpOf(OFFER, 36),
      acceptedByBen,
      native('task.transfer-completed', 41),
    ];
    const inOrder = live(told);
    expect(inOrder).toMatchObject({
      phase: 'active',
      legs: [{ wrappingSince: null, desktopTransfers: [{ transferSid: TRANSFER.sid, result: 'accepted' }] }],
    });
    for (const order of permutations(told)) expect(live(order)).toEqual(inOrder);
  });

  it('that fails leaves the call with who had it', () => {
    const told = [
      acceptedByAna,
      native('task.transfer-initiated', 35),
      native('task.transfer-attempt-failed', 38),
      native('task.transfer-failed', 39),
    ];
    const inOrder = live(told);
    expect(inOrder).toMatchObject({
      phase: 'active',
      legs: [{ desktopTransfers: [{ result: 'declined' }] }],
    });
    for (const order of permutations(told)) expect(live(order)).toEqual(inOrder);
  });
});
