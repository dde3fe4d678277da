import type { Interaction } from '../interactions/api-client';

/** One thing that the story promises, and how the workflow's own state shows it. */
export interface Chapter {
  readonly title: string;
  readonly isSeen: (state: Interaction) => boolean;
}

type Moment = Interaction['timeline'][number];

const momentsOf = ({ timeline }: Interaction, what: string): readonly Moment[] =>
  timeline.filter((moment) => moment.what === what);

const the = (state: Interaction, what: string): Moment | undefined => {
  const moments = momentsOf(state, what);
  return moments.length === 1 ? moments[0] : undefined;
};

const msOf = (moment: Moment | undefined): number => (moment === undefined ? NaN : Date.parse(moment.at));

const noteWritten = (state: Interaction, isIt: (note: string) => boolean): boolean =>
  momentsOf(state, 'case_note.written').some(({ details }) => isIt(String(details.note)));

/** TaskRouter gives a task's creation in whole seconds, so a deadline that counts from it may come a second early. */
const CREATION_GRAIN_MS = 1_000;

/** The senior agents had their time, all of it, and nobody of them took the customer. */
function overflowed(state: Interaction): boolean {
  const created = the(state, 'task.created');
  const moved = the(state, 'step.moved');
  const allowedMs = state.decision?.steps[0]?.deadlineMs ?? NaN;
  return (
    moved?.details.queue === 'technical-backup' &&
    msOf(moved) - msOf(created) >= allowedMs - CREATION_GRAIN_MS &&
    msOf(moved) <= msOf(the(state, 'offer.accepted'))
  );
}

/** The story of an enterprise account that cannot sign in, in the order in which it is told. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'the request came in by the backend, with nothing wrong in it',
    isSeen: (state) =>
      the(state, 'interaction.started')?.details.source === 'web-chat' && state.defects.length === 0,
  },
  {
    title: 'the CRM said: an enterprise account',
    isSeen: (state) => the(state, 'customer.enriched')?.details.tier === 'enterprise',
  },
  {
    title: 'the policy chose the route for failed sign-ins of enterprise accounts',
    isSeen: (state) => state.decision?.route === 'enterprise-sso-chat',
  },
  {
    title: 'one task was made, for the senior engineers',
    isSeen: (state) =>
      state.legs.length === 1 && the(state, 'task.created')?.details.queue === 'enterprise-technical',
  },
  { title: 'none of them took it in 60 s: it went on to the backup queue', isSeen: overflowed },
  {
    title: 'a backup agent accepted',
    isSeen: (state) => the(state, 'offer.accepted') !== undefined && state.legs[0]?.agent?.name !== 'ana',
  },
  {
    title: 'the identity logs were pulled and written to the case',
    isSeen: (state) =>
      the(state, 'diagnostics.gathered')?.details.diagnostic === 'identity' &&
      noteWritten(state, (note) => note === 'diagnostics'),
  },
  {
    title: 'the agent’s note is in the case',
    isSeen: (state) =>
      the(state, 'note.added')?.by.kind === 'agent' && noteWritten(state, (note) => note.startsWith('note:')),
  },
  {
    title: 'the agent resolved it, and the case says how it ended',
    isSeen: (state) =>
      state.outcome === 'resolved' &&
      the(state, 'resolve.asked')?.by.kind === 'agent' &&
      noteWritten(state, (note) => note === 'outcome'),
  },
];

/** The story has been told to its end, as far as the workflow knows. */
export const isTold = (state: Interaction): boolean =>
  state.phase === 'closed' && noteWritten(state, (note) => note === 'outcome');
