import type { Actor } from '../../src/domain/actor';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import type { TransferTarget } from '../../src/domain/transfer';
import { ANA, BEN, DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const ana: Actor = { kind: 'agent', id: ANA };
const BENS_TASK = { taskSid: asTaskSid(`WT${'2'.repeat(32)}`) };
const BENS_OFFER = { ...BENS_TASK, agentSid: BEN, reservationSid: asReservationSid(`WR${'2'.repeat(32)}`) };

/** Ana has the customer and asks for somebody, in private, or to take them. */
function asked(kind: 'consult' | 'transfer', to: TransferTarget): Life {
  const life = new Life()
    .waiting()
    .hears(event('reservation.accepted', T0 + SECOND))
    .after(10 * SECOND);
  const how = { by: ana, to, note: null, desktop: true };
  life.commands(
    'c1',
    kind === 'consult' ? { ...how, kind, mode: 'private' } : { ...how, kind, mode: 'warm', override: false },
  );
  life.does('checkTransfer');
  const agentSid = to.kind === 'agent' ? BEN : null;
  return life.answers('checkTransfer', {
    refusal: null,
    decision: { ...DECISION, route: 'there' },
    agentSid,
  });
}

/** For Ben, whose task waits for him. */
function asking(kind: 'consult' | 'transfer' = 'consult'): Life {
  const life = asked(kind, { kind: 'agent', agent: BEN });
  life.does('createTask');
  life.answers('createTask', {
    reading: reading('pending', { ...BENS_TASK, createdAt: life.now }),
    defects: [],
  });
  return life.after(5 * SECOND);
}

const told = (life: Life) =>
  life.state.timeline.map(({ what }) => what).filter((what) => what.startsWith('consult.'));

it('a consult that was withdrawn and is accepted all the same is told once', () => {
  const life = asking().commands('e1', { kind: 'end_consult', by: ana, handOver: false });
  expect(told(life)).toEqual(['consult.asked', 'consult.withdrawn']);
  life.hears(event('reservation.accepted', life.now, BENS_OFFER));
  expect(told(life)).toEqual(['consult.asked', 'consult.withdrawn']);
  expect(life.does('endTask')).toMatchObject({ ...BENS_TASK, terms: { ifAccepted: 'complete' } });
});

it.each(['consult', 'transfer'] as const)('a %s to a team is not offered to whoever asks for it', (kind) => {
  const keysTo = (to: TransferTarget) => asked(kind, to).does('createTask').keys;
  expect(keysTo({ kind: 'queue', queue: 'billing' })).toMatchObject({ step: 1, exceptSid: ANA });
  expect(keysTo({ kind: 'agent', agent: BEN })).not.toHaveProperty('exceptSid');
});

describe('whoever was brought in, and was done before we heard that they had come', () => {
  const done = () => asking().hears(event('task.completed', T0 + 15 * SECOND, BENS_TASK));

  it('is asked of the event log', () => {
    const life = done();
    expect(life.does('readTaskLog')).toMatchObject(BENS_TASK);
    life.answers('readTaskLog', { events: [event('reservation.accepted', T0 + 12 * SECOND, BENS_OFFER)] });
    expect(life.state).toMatchObject({ phase: 'active', consulting: null });
    expect(life.state.legs[1]).toMatchObject({
      acceptance: { agentSid: BEN },
      transfer: { result: 'accepted' },
    });
    expect(life.state.timeline.find(({ what }) => what === 'consult.accepted')?.at).toBe(T0 + 12 * SECOND);
    life.waitsUntil(15 * MINUTE);
  });

  it('is asked before the interaction closes', () => {
    const life = done().hears(event('task.completed', T0 + 15 * SECOND));
    expect(life.state.outcome).toBeNull();
    life.does('readTaskLog');
    life.answers('readTaskLog', { events: [event('reservation.accepted', T0 + 12 * SECOND, BENS_OFFER)] });
    life.finishes('resolved', 'completed');
  });

  it('is asked once: what the event log does not know, nobody knows', () => {
    const life = done();
    life.does('readTaskLog');
    life.answers('readTaskLog', { events: [] });
    life.waitsUntil(15 * MINUTE);
  });

  it('so it is of a transfer, wherever the customer is by then', () => {
    const life = asking('transfer').hears(event('task.completed', T0 + 15 * SECOND, BENS_TASK));
    expect(life.state.currentLegId).toBe('chat-1.2');
    expect(life.does('readTaskLog')).toMatchObject(BENS_TASK);
    life.answers('readTaskLog', { events: [event('reservation.accepted', T0 + 12 * SECOND, BENS_OFFER)] });
    expect(life.state.legs[1]).toMatchObject({
      acceptance: { agentSid: BEN },
      transfer: { result: 'accepted' },
    });
  });
});
