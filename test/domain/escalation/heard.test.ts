import type { EscalationReport } from '../../../src/domain/escalation/escalation-view';
import type { EscalationRecord } from '../../../src/domain/escalation/record';
import { escalationView } from '../../../src/domain/escalation';
import { asEscalationId } from '../../../src/domain/ids';
import type { Interaction } from '../../../src/domain/interaction';
import { apply } from '../../../src/domain/process';
import { Life } from '../life';
import { ladder, LadderLife, level, MINUTE, person } from './ladder-life';

const report = ({ state }: LadderLife): EscalationReport => ({
  version: state.version,
  view: escalationView(state),
});

/** The moments of an interaction that is told this. */
function heard(...reports: readonly EscalationReport[]) {
  const { state } = new Life();
  const { escalationId: id, startedBy: by } = reports[0]!.view;
  const escalationId = asEscalationId(id);
  const asked = { ladderName: 'help', level: 1, by, note: null, askedAt: 0, commandId: 'c', bodyHash: '' };
  const known: EscalationRecord = { ...asked, escalationId, ladder: null, isStarted: true, report: null };
  const told = reports.reduce<Interaction>(
    (so, each) => apply(so, { kind: 'escalation', report: each, receivedAt: 1 }),
    { ...state, escalations: [known] },
  );
  return told.timeline.filter(({ what }) => what.startsWith('escalation.')).map(({ what, by }) => [what, by]);
}

it('who acknowledged is said to have, also when a message got through at the same instant', () => {
  const life = new LadderLife(ladder([level([person('dana')])]));
  const before = report(life);
  life.commanded({ kind: 'acknowledge', as: 'dana' });
  life.answers(0);
  expect(life.state.timeline.at(-1)).toMatchObject({ what: 'page.sent' });
  expect(heard(before, report(life))).toEqual([
    ['escalation.acknowledged', { kind: 'backend', id: 'backend' }],
  ]);
});

it('a ladder of one level that is climbed again has climbed', () => {
  const life = new LadderLife(ladder([level([person('dana')])], { repeat: 1 }));
  const before = report(life);
  life.passes(5 * MINUTE);
  expect(heard(before, report(life))).toEqual([['escalation.climbed', { kind: 'throughline', id: null }]]);
});
