import { REFUSALS } from '../../src/domain/failure-types';
import type { RoutingEventType } from '../../src/domain/routing-event';
import { accepted, ANA, BEN, CALL, DECISION, event, Life, MINUTE, reading, SECOND, T0 } from './life';

const told = (type: RoutingEventType, at: number, sid = 'TT1') =>
  event(type, at, { transfer: { sid, mode: 'warm', to: BEN, initiatedBy: ANA } });

const asks = (life: Life, id: string, queue = 'billing') => {
  life.commands(id, {
    kind: 'transfer',
    by: { kind: 'agent', id: ANA },
    to: { kind: 'queue', queue },
    mode: 'warm',
    note: null,
    desktop: true,
    override: false,
  });
  if (life.state.transferAsked === null) return life;
  life.does('checkTransfer');
  return life.answers('checkTransfer', { refusal: null, decision: DECISION, agentSid: null });
};

const talking = () =>
  new Life({ kind: 'call', callSid: CALL }, { externalId: null })
    .routed()
    .hears(event('task.created', T0), event('reservation.accepted', T0 + SECOND))
    .after(MINUTE);

const transfers = ({ state }: Life) => state.legs[0]!.desktopTransfers;

it('one that was begun in time, and is heard of late, is under way', () => {
  const life = asks(talking(), 't1').after(31 * SECOND);
  life.does('readTask');
  life.answers('readTask', { reading: reading('assigned', accepted()) });
  expect(life.state.phase).toBe('active');
  life.hears(told('task.transfer-initiated', T0 + MINUTE + 29 * SECOND));
  expect(life.state.phase).toBe('transferring');
  expect(transfers(life)).toMatchObject([{ legId: 'chat-1.1-2', transferSid: 'TT1', result: null }]);
});

it('one whose end nobody told of is over once the task reads as assigned', () => {
  const life = talking().hears(told('task.transfer-initiated', T0 + MINUTE));
  expect(life.state.phase).toBe('transferring');
  life.after(15 * MINUTE).does('readTask');
  life.answers('readTask', { reading: reading('assigned', accepted()) });
  expect(life.state.phase).toBe('active');
  expect(transfers(life)).toMatchObject([{ result: 'declined' }]);
});

it('what was promised keeps its leg, whatever is heard of others', () => {
  const life = asks(talking(), 't1');
  life.hears(
    told('task.transfer-initiated', T0 + 2 * SECOND, 'TT0'),
    told('task.transfer-failed', T0 + 9 * SECOND, 'TT0'),
  );
  expect(transfers(life).map(({ legId, askedAt }) => [legId, askedAt !== null])).toEqual([
    ['chat-1.1-TT0', false],
    ['chat-1.1-2', true],
  ]);
});

it('counts against the loops that the policy allows', () => {
  const life = asks(talking(), 't1');
  life.hears(
    told('task.transfer-initiated', T0 + MINUTE + SECOND),
    told('task.transfer-completed', T0 + MINUTE + 2 * SECOND),
  );
  asks(life, 't2');
  expect(life.state.answers.find(({ commandId }) => commandId === 't2')?.refusal?.type).toBe(
    REFUSALS.loopRefused,
  );
});
