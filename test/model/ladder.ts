import { beginEscalation, decideEscalation } from '../../src/domain/escalation';
import type { EscalationAction } from '../../src/domain/escalation/actions';
import type { Escalation } from '../../src/domain/escalation/escalation';
import type { EscalationStart } from '../../src/domain/escalation/start';
import type { FactBody } from '../../src/domain/facts';
import { currentLeg } from '../../src/domain/process/legs';
import type { Move } from './move';
import type { World } from './world';

/** The one ladder of the model: a paging service for five minutes, eli for five more, then it is the boss's. */
export const LADDER = `
notification_channels: { pager: { kind: pagerduty }, hook: { kind: webhook } }
people: { eli: { channel: hook } }
escalations:
  help:
    text: { en: Help. }
    levels:
      - { targets: [{ channel: pager }], acknowledge_within: 5m }
      - { targets: [{ person: eli }], acknowledge_within: 5m }
    resolve_within: 8m
    if_unanswered: { webhook: hook }
`;

/** What was begun outside and is not answered yet; a signal's answer is known as it is given. */
export interface Out {
  readonly action: EscalationAction;
  readonly arrives: boolean;
}

export interface LadderWorld {
  readonly state: Escalation;
  readonly out: readonly Out[];
  /** The interaction has not heard yet that its ladder has begun. */
  readonly started: FactBody | null;
}

/** What is told decides nothing, and grows. */
export const untoldOf = (state: Escalation): Escalation => ({ ...state, timeline: [] });

export const beginLadder = (start: EscalationStart, now: number, started: FactBody): LadderWorld => ({
  state: untoldOf(beginEscalation(start, now)),
  out: [],
  started,
});

export const isLadderOver = ({ ladder, now }: World): boolean =>
  ladder === null ||
  (ladder.out.length === 0 &&
    ladder.started === null &&
    decideEscalation(ladder.state, now).next === 'finish');

/** Answered within the moment: nobody's time passes meanwhile. */
const AT_ONCE = ['openLevel', 'countTime', 'tellInteraction'];

/** When the ladder has something to do; null: not before something happens; `now` while something is answered at once. */
export function ladderDueAt({ ladder, now }: World): number | null {
  if (ladder === null) return null;
  if (ladder.started !== null || ladder.out.some(({ action }) => AT_ONCE.includes(action.do))) return now;
  const next = decideEscalation(ladder.state, now);
  return next.next === 'wait' ? next.until : null;
}

const GOES_WELL = /^(it does \w+|the answer arrives|it hears [\w.]+( ana)?|ana accepts)$/;

/** The story begins when ana has the customer. */
export async function served(world: World, from: (world: World) => Promise<Move[]>): Promise<World> {
  const hasIt = currentLeg(world.process).acceptance !== null && world.undelivered.length === 0;
  if (hasIt) return world;
  const next = (await from(world)).find(({ label }) => GOES_WELL.test(label));
  if (next === undefined) throw new Error('Ana does not get the customer.');
  return served({ ...next.world, budget: world.budget }, from);
}

/** What of a ladder can decide what happens next. */
export function essenceOfLadder({ ladder, process }: World): unknown {
  const reports = process.escalations.map(({ ladder: known, isStarted, report }) => [
    known !== null,
    isStarted,
    report && [(ladder?.state.version ?? 0) - report.version, report.view.status, report.view.level],
  ]);
  if (ladder === null) return reports;
  const { state, out, started } = ladder;
  const { status, place, owner, acknowledged, resolveBy, resolution, asked, alerts, episode, handedBack } =
    state;
  return [
    reports,
    started !== null,
    out.map(({ action, arrives }) => [action.do, 'pageId' in action ? action.pageId : null, arrives]),
    [status, place, owner.kind, owner.name, owner.because, resolution !== null, episode, alerts],
    [handedBack !== undefined, state.isHandedBack],
    acknowledged && [acknowledged.as, acknowledged.by, resolveBy ?? acknowledged.at],
    asked.map(({ place: where, acknowledgeBy, targets, isHandedBack }) => [
      where,
      isHandedBack,
      status === 'open' && where.level === place.level ? acknowledgeBy : null,
      targets.map(({ page, acknowledgedAt, handedBackAt }) => [
        page,
        acknowledgedAt !== null,
        handedBackAt !== undefined,
      ]),
    ]),
    [state.underway?.do, state.failures, state.retryAt, state.version - state.told, state.telling],
    [state.note, state.endedAt !== null],
  ];
}
