import type { Life, View } from '../evidence/evidence';
import type { Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'timelines are causally ordered';

type Entry = View['timeline'][number];

/** What must have come before what, of the same leg where both name one. */
const CAUSES: readonly (readonly [effect: string, cause: string])[] = [
  ['route.decided', 'interaction.started'],
  ['task.created', 'route.decided'],
  ['step.moved', 'task.created'],
  ['offer.accepted', 'task.created'],
  ['wrap_up.started', 'offer.accepted'],
  ['transfer.accepted', 'leg.opened'],
  ['leg.opened', 'transfer.asked'],
  ['interaction.closed', 'leg.ended'],
];

/** What may still come when it is over. */
const LATE = [
  'customer.enriched_late',
  'task.not_created',
  'case_note.written',
  'action.failed',
  'note.added',
  'customer.told',
  'customer.not_told',
  'leg.ended',
];

export function timelines(books: Books): Violation[] {
  return books.evidence.lives.flatMap((life) =>
    disorders(life).map((what) => ({ invariant: INVARIANT, cost: 'wrong' as const, life: life.name, what })),
  );
}

function disorders({ view }: Life): string[] {
  if (view === null) return [];
  const { timeline } = view;
  return [...inOrder(timeline), ...causes(timeline), ...once(timeline), ...afterTheEnd(timeline)];
}

const inOrder = (timeline: readonly Entry[]): string[] =>
  timeline
    .slice(1)
    .filter(({ at }, before) => Date.parse(at) < Date.parse(timeline[before]!.at))
    .map(({ what, at }) => `${what} at ${at} stands after something later`);

const causes = (timeline: readonly Entry[]): string[] =>
  timeline.flatMap(({ what, details }, at) =>
    CAUSES.filter(([effect]) => effect === what)
      .filter(
        ([, cause]) =>
          !timeline
            .slice(0, at)
            .some((before) => before.what === cause && ofSameLeg(before.details, details)),
      )
      .map(([, cause]) => `${what} stands before any ${cause}`),
  );

const ofSameLeg = (a: Entry['details'], b: Entry['details']): boolean =>
  a['legId'] === undefined || b['legId'] === undefined || a['legId'] === b['legId'];

/** An acceptance that is told twice is one moment. */
function once(timeline: readonly Entry[]): string[] {
  const accepted = timeline
    .filter(({ what }) => what === 'offer.accepted')
    .map(({ details }) => String(details['reservationSid']));
  return new Set(accepted).size === accepted.length
    ? []
    : [`an acceptance is told twice: ${accepted.join(', ')}`];
}

function afterTheEnd(timeline: readonly Entry[]): string[] {
  const at = timeline.findIndex(({ what }) => what === 'interaction.closed');
  if (at === -1) return [];
  return timeline
    .slice(at + 1)
    .filter(({ what }) => !LATE.includes(what) && !what.endsWith('.failed'))
    .map(({ what }) => `${what} comes after the interaction was closed`);
}
