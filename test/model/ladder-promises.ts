import { decideEscalation } from '../../src/domain/escalation';
import type { AskedLevel } from '../../src/domain/escalation/asked';
import type { Escalation } from '../../src/domain/escalation/escalation';
import { decide } from '../../src/domain/process';
import type { LadderWorld } from './ladder';
import type { World } from './world';

type Promised = (ladder: LadderWorld, world: World, before: World | null) => boolean;

/** Nobody there is waited for any more. */
const isLeft = ({ isHandedBack, targets }: AskedLevel): boolean =>
  isHandedBack === true ||
  targets.every(({ page, handedBackAt }) => page === 'failed' || handedBackAt !== undefined);

/** Whose it is to be, by what has happened. */
function isSomebodys({ status, owner, acknowledged, resolution, asked, place, start }: Escalation): boolean {
  const current = asked.at(-1);
  switch (status) {
    case 'open':
      if (current === undefined) {
        return ['escalated', 'handed_back'].includes(owner.because) && owner.name === start.by.id;
      }
      if (owner.because === 'handed_back') return isLeft(current) && owner.name === start.by.id;
      return (
        current.place.level === place.level &&
        owner.because === 'asked' &&
        current.targets.some(({ name }) => name === owner.name)
      );
    case 'acknowledged':
      return owner.name === (acknowledged?.as ?? acknowledged?.by.id);
    case 'resolved':
      return resolution !== null && owner.name !== null;
    case 'unanswered':
      return owner.because === 'unanswered' && owner.name === 'hook' && acknowledged === null;
  }
}

const isHandedBackSince = (before: Escalation, { handedBack = [] }: Escalation): boolean =>
  handedBack.length > (before.handedBack ?? []).length;

const HAS_IT = ['acknowledged', 'resolved'];

const isFinished = ({ state, out }: LadderWorld, { now }: World): boolean =>
  out.length === 0 && decideEscalation(state, now).next === 'finish';

const wasTold = ({ asked }: Escalation): boolean =>
  ['sent', 'unknown', 'failed'].includes(asked.at(-1)?.targets[0]?.page ?? '');

const PROMISES: Readonly<Record<string, Promised>> = {
  'an escalation is somebody’s, by what has happened': ({ state }) => isSomebodys(state),

  'who has acknowledged keeps it until their time is up': ({ state }, { now }, before) => {
    const had = before?.ladder?.state;
    if (had?.status !== 'acknowledged' || state.status === 'resolved') return true;
    return state.status === 'acknowledged'
      ? JSON.stringify(state.acknowledged) === JSON.stringify(had.acknowledged)
      : (had.resolveBy !== null && had.resolveBy <= now) || isHandedBackSince(had, state);
  },

  'nobody is asked once somebody has it': ({ state, out }) =>
    !HAS_IT.includes(state.status) || !out.some(({ action }) => action.do === 'page'),

  'nobody is passed over before their time': ({ state }, { now }, before) => {
    const had = before?.ladder?.state;
    const left = had?.asked.at(-1);
    if (had?.status !== 'open' || left === undefined || state.place.level === had.place.level) return true;
    return now >= (left.acknowledgeBy ?? 0) || isLeft(left);
  },

  'who hands it back does not have it, and the next one is asked at once': ({ state }, { now }, before) => {
    const had = before?.ladder?.state;
    if (had === undefined || !isHandedBackSince(had, state) || had.status !== 'acknowledged') return true;
    const next = decideEscalation({ ...state, telling: true, tellingReceivers: true, alerts: [] }, now);
    const isAsked = state.underway !== null || (next.next === 'act' && next.action.do === 'openLevel');
    return state.status === 'open' && state.acknowledged === null && isAsked;
  },

  'an open ladder waits for something': ({ state, out }, { now }) => {
    const next = decideEscalation(state, now);
    return state.endedAt !== null || out.length > 0 || next.next !== 'wait' || next.until !== null;
  },

  'a ladder ends resolved, or with its consequence told': (ladder, world) => {
    if (!isFinished(ladder, world)) return true;
    const { status, note } = ladder.state;
    return note === 'done' && (status === 'resolved' || (status === 'unanswered' && wasTold(ladder.state)));
  },

  'who is called by a paging service is not called on when it is over': (ladder, world) =>
    !isFinished(ladder, world) ||
    ladder.state.status !== 'resolved' ||
    (ladder.state.alerts ?? []).every(({ isThere, knows }) => !isThere || knows === 'resolved'),

  'an interaction knows what its ladder told it last': ({ state, out, started }, { process, now }) => {
    const isOver = decide(process, now).next === 'finish';
    if (isOver || started !== null || out.length > 0 || state.told !== state.version) return true;
    const [known] = process.escalations;
    return known?.report?.version === state.version && known.report.view.owner.name === state.owner.name;
  },

  'who is closed while somebody outside still has it is escalated': ({ state }, { process }, before) =>
    before?.process.outcome !== null || process.outcome !== 'resolved' || state.endedAt !== null,

  'who escalates is answered': (_ladder, { process, sent, now }) =>
    decide(process, now).next !== 'finish' ||
    sent.every(({ commandId }) => process.answers.some((answer) => answer.commandId === commandId)),
};

/** The first promise about its ladder that does not hold in a world, or null; every one holds where there is none. */
export const brokenOnLadder = (world: World, before: World | null): string | null =>
  world.ladder === null
    ? null
    : (Object.entries(PROMISES).find(([, holds]) => !holds(world.ladder!, world, before))?.[0] ?? null);
