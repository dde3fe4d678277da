import { decideEscalation } from '../../../src/domain/escalation';
import type { EscalationAction } from '../../../src/domain/escalation/actions';
import type { EscalationFact } from '../../../src/domain/escalation/facts';
import { fold } from '../../../src/workflows/escalation/fold';
import { ladder, LadderLife, level, MINUTE, person } from './ladder-life';

it('an answer that nobody can make sense of is asked for again, and the ladder climbs on', () => {
  const { state, now } = new LadderLife(ladder([level([person('dana')]), level([person('eli')])]));
  const later = now + 5 * MINUTE;
  const next = decideEscalation(state, later);
  if (next.next !== 'act') throw new Error('Nothing is due.');
  const tell = (action: EscalationAction, result: unknown) =>
    ({ kind: 'done', do: action.do, action, result, receivedAt: later }) as EscalationFact;
  const begun = fold(state, { kind: 'begun', action: next.action, receivedAt: later });
  const broken = fold(begun, tell(next.action, { targets: null, acknowledgeBy: later }));
  expect(broken.timeline.at(-1)).toMatchObject({ what: 'openLevel.failed' });
  const again = decideEscalation(broken, later + MINUTE);
  expect(again).toMatchObject({ next: 'act', action: { do: 'openLevel', place: { level: 2 } } });
});
