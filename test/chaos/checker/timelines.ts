import type { Life, View } from '../evidence/evidence';
import { cameTooLate, type Books } from './books';
import type { Violation } from './violation';

const INVARIANT = 'timelines are causally ordered';

type Entry = View['timeline'][number];

interface Cause {
  readonly effect: string;
  /** Only where the effect says so of itself. */
  readonly because?: string;
  /** Twilio makes a caller's task, with or without us. */
  readonly notOf?: Life['way'];
  /** One of them is enough. */
  readonly causes: readonly string[];
}

/** What must have come before what, of the same leg where both name one. */
const CAUSES: readonly Cause[] = [
  { effect: 'route.decided', causes: ['interaction.started'] },
  { effect: 'task.created', causes: ['route.decided', 'task.adopted'], notOf: 'call' },
  { effect: 'step.moved', causes: ['task.created', 'task.adopted'] },
  { effect: 'offer.accepted', causes: ['task.created', 'task.adopted'] },
  { effect: 'wrap_up.started', causes: ['offer.accepted'] },
  { effect: 'transfer.accepted', causes: ['leg.opened'] },
  { effect: 'consult.accepted', causes: ['leg.opened'] },
  ...['transfer', 'consult', 'take_over', 'move'].map((because) => ({
    effect: 'leg.opened',
    because,
    causes: [`${because}.asked`],
  })),
  { effect: 'leg.opened', because: 'requeued', causes: ['requeue.asked'] },
  { effect: 'leg.opened', because: 'customer_replied', causes: ['customer.replied'] },
  { effect: 'leg.opened', because: 'due', causes: ['interaction.parked'] },
  { effect: 'customer.replied', causes: ['interaction.parked'] },
  { effect: 'interaction.closed', causes: ['leg.ended'] },
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
  // What we closed ourselves is told us afterwards.
  'conversation.closed',
  'call.left_queue',
  'call.ended',
  // A ladder outlives its interaction; what it tells while the last is written down is shown.
  'escalation.started',
  'escalation.climbed',
  'escalation.open',
  'escalation.acknowledged',
  'escalation.resolved',
  'escalation.unanswered',
];

export function timelines(books: Books): Violation[] {
  return books.evidence.lives.flatMap((life) =>
    disorders(life, cameTooLate(books, life)).map((what) => ({
      invariant: INVARIANT,
      cost: 'wrong' as const,
      life: life.name,
      what,
    })),
  );
}

/** What was over before we were there was never adopted, so nothing of it has a cause that we saw. */
function disorders({ view, way }: Life, isForeign: boolean): string[] {
  if (view === null) return [];
  const { timeline } = view;
  return [
    ...inOrder(timeline),
    ...(isForeign ? [] : causes(timeline, way)),
    ...once(timeline),
    ...afterTheEnd(timeline),
  ];
}

const inOrder = (timeline: readonly Entry[]): string[] =>
  timeline
    .slice(1)
    .filter(({ at }, before) => Date.parse(at) < Date.parse(timeline[before]!.at))
    .map(({ what, at }) => `${what} at ${at} stands after something later`);

/** TaskRouter routes tasks that we do not know of: what it did before we began has no cause in our timeline. */
const causes = (timeline: readonly Entry[], way: Life['way']): string[] => {
  const begun = timeline.findIndex(({ what }) => what === 'interaction.started');
  return timeline.flatMap(({ what, details }, at) =>
    (at < begun ? [] : CAUSES)
      .filter(({ effect, notOf }) => effect === what && notOf !== way)
      .filter(({ because }) => (because ?? null) === reasonIn(what, details))
      .filter(
        ({ causes }) =>
          !timeline
            .slice(0, at)
            .some((before) => causes.includes(before.what) && ofSameLeg(before.details, details)),
      )
      .map(({ causes }) => `${what} stands before any ${causes.join(' or ')}`),
  );
};

/** Only a leg says why it was opened. */
const reasonIn = (what: string, details: Entry['details']): unknown =>
  what === 'leg.opened' ? details['because'] : null;

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
