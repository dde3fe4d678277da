import type { Actor } from '../../src/domain/actor';
import { asReservationSid, asTaskSid } from '../../src/domain/ids';
import { ANA, BEN, DECISION, event, Life, reading, SECOND, T0 } from './life';

const ana: Actor = { kind: 'agent', id: ANA };
const BENS_TASK = { taskSid: asTaskSid(`WT${'2'.repeat(32)}`) };
const BENS_OFFER = { ...BENS_TASK, agentSid: BEN, reservationSid: asReservationSid(`WR${'2'.repeat(32)}`) };

/** Ana has the customer and asks for Ben, in private; his task waits for him. */
function asking(): Life {
  const life = new Life()
    .waiting()
    .hears(event('reservation.accepted', T0 + SECOND))
    .after(10 * SECOND);
  const to = { kind: 'agent', agent: BEN } as const;
  life.commands('c1', { kind: 'consult', by: ana, to, mode: 'private', note: null, desktop: true });
  life.does('checkTransfer');
  life.answers('checkTransfer', { refusal: null, decision: { ...DECISION, route: 'agent' }, agentSid: BEN });
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
