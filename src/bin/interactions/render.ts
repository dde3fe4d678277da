import type { Interaction, InteractionPage } from './api-client';
import type { Moment } from './follow';
import { columns } from '../columns';

const HEAD = ['INTERACTION', 'PHASE', 'QUEUE', 'CHANNEL', 'TIER', 'PRIORITY', 'STARTED'];

const orDash = (value: string | number | null): string => (value === null ? '-' : String(value));

/** A page of the list, a line each. */
export const renderList = ({ items, nextPageToken }: InteractionPage): string => {
  if (items.length === 0) return 'No interaction fits.';
  const rows = items.map(({ interactionId, phase, queue, channel, tier, priority, startedAt }) => [
    interactionId,
    phase,
    orDash(queue),
    channel,
    orDash(tier),
    orDash(priority),
    startedAt,
  ]);
  const more = nextPageToken === null ? [] : [`More: --page-token ${nextPageToken}`];
  return [columns([HEAD, ...rows]), ...more].join('\n');
};

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `offer.accepted  by agent WK…  legId=…`, without the instant. */
export const renderMoment = ({ what, by, details }: Moment): string => {
  const who = by.kind === 'throughline' ? [] : [`by ${by.kind}${by.id === null ? '' : ` ${by.id}`}`];
  const told = Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${valueText(value)}`);
  return [what.padEnd(22), ...who, ...told].join('  ').trimEnd();
};

type Leg = Interaction['legs'][number];

const shortId = (legId: string): string => legId.slice(legId.lastIndexOf('.'));

/** `warm from .1: accepted`, `private consult from .1: returned`; nothing for a leg that neither opened. */
function whyOpened({ transfer, consult, status }: Leg): string {
  if (consult !== null) {
    const isThere = status === 'accepted' ? 'is there' : 'nobody has answered yet';
    return `${consult.mode} consult from ${shortId(consult.from)}: ${consult.result ?? isThere}`;
  }
  if (transfer === null) return '';
  return `${transfer.mode} from ${shortId(transfer.from)}: ${transfer.result ?? 'nobody has answered yet'}`;
}

const legLine = (leg: Leg) => {
  const { legId, queue, step, status, agent, taskSid, route } = leg;
  return [
    shortId(legId),
    `${route || 'no route'}, step ${step}`,
    orDash(queue),
    status,
    agent === null ? '-' : agent.name,
    orDash(taskSid),
    whyOpened(leg),
  ];
};

const section = (title: string, body: string): string[] =>
  body === '' ? [] : ['', title, body.replace(/^/gm, '  ')];

function renderDecision({ decision }: Interaction): string {
  if (decision === null) return '';
  return columns([
    ['route', decision.route],
    ['policy', decision.policyVersion],
    ['priority', `${decision.priority} (${decision.priorityReasons.join('; ')})`],
    ...decision.passedOver.map(({ route, because }) => ['passed over', `${route}: ${because}`]),
  ]);
}

const outcomeText = ({ phase, outcome, outcomeReason }: Interaction): string =>
  outcome === null ? phase : `${phase}, ${outcome} (${outcomeReason ?? 'no reason'})`;

/** The whole live state, for a person: where it is, why, and what has happened. */
export const renderInteraction = (state: Interaction): string => {
  const { interactionId, channel, source, externalId, continues, deadlines, defects, legs, timeline } = state;
  const attributes = Object.entries(state.attributes).map(([name, value]) => [name, valueText(value)]);
  return [
    `${interactionId}: ${outcomeText(state)}`,
    `${channel} from ${source}${externalId === null ? '' : `, there ${externalId}`}`,
    ...(continues === null ? [] : [`continues ${continues}`]),
    ...section('Legs', columns(legs.map(legLine))),
    ...section('Due', columns(deadlines.map(({ what, dueAt }) => [dueAt, what]))),
    ...section('Decision', renderDecision(state)),
    ...section('Attributes', columns(attributes)),
    ...section(
      'Defects',
      columns(
        defects.map(({ attribute, problem, used, source: from }) => [
          attribute,
          problem,
          `used ${valueText(used)}`,
          `from ${from}`,
        ]),
      ),
    ),
    ...section('Timeline', timeline.map((moment) => `${moment.at}  ${renderMoment(moment)}`).join('\n')),
  ].join('\n');
};
