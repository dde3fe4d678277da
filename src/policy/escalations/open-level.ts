import type { EscalationActionBody, EscalationResults } from '../../domain/escalation/actions';
import type { ResolvedTarget } from '../../domain/escalation/asked';
import type { LadderTarget, Texts } from '../../domain/escalation/ladder';
import type { Instant, JsonObject } from '../../domain/json';
import { instantAfterWorkingTime, openHours, type Calendar } from '../calendars';
import {
  ownerAmong,
  whoIsAsked,
  whoIsToldAtTheEnd,
  type Asked,
  type CustomerOwnerFound,
} from './who-is-asked';

type Level = Extract<EscalationActionBody, { do: 'openLevel' }>;

const NOT_LOOKED_UP: CustomerOwnerFound = { owner: null, why: 'The CRM was not asked.' };

/** Whom a level asks at an instant, and until when they have. Needs nothing but the snapshot, and what the CRM said. */
export function openLevel(
  { targets, texts, channelTexts = {}, acknowledgeWithinMs, calendar }: Omit<Level, 'do' | 'place'>,
  now: Instant,
  owner: CustomerOwnerFound = NOT_LOOKED_UP,
): EscalationResults['openLevel'] {
  const isEnd = acknowledgeWithinMs === null;
  const found = targets.map((target) =>
    resolve(target, { said: { texts, channelTexts }, now, owner, isEnd }),
  );
  return {
    targets: found.flatMap((one) => one.targets),
    acknowledgeBy: isEnd ? null : instantAfter(calendar, now, acknowledgeWithinMs),
    remarks: found.flatMap(({ remarks }) => remarks),
  };
}

/** The instant after so much open time. Open hours that end before it are no reason to wait for ever: then all time counts. */
export function instantAfter(calendar: JsonObject | null, from: Instant, ms: number): Instant {
  if (calendar === null) return from + ms;
  return instantAfterWorkingTime(openHours(calendar as unknown as Calendar), from, ms) ?? from + ms;
}

/** What a level says, and what by some channels instead. */
interface Said {
  readonly texts: Texts;
  readonly channelTexts: Readonly<Record<string, Texts>>;
}

interface Moment {
  readonly said: Said;
  readonly now: Instant;
  readonly owner: CustomerOwnerFound;
  readonly isEnd: boolean;
}

interface Resolved {
  readonly targets: readonly ResolvedTarget[];
  readonly remarks: readonly string[];
}

function resolve(target: LadderTarget, moment: Moment): Resolved {
  const { said, now, isEnd } = moment;
  if (target.kind === 'webhook' || target.kind === 'channel') {
    const { kind, channel } = target;
    const channelKind = target.kind === 'channel' ? target.channelKind : 'webhook';
    const text = textFor(said, channel, null);
    return { targets: [{ kind, name: channel, channel, channelKind, agentSid: null, text }], remarks: [] };
  }
  if (target.kind === 'crm_owner') return resolveOwner(target, moment);
  return peopleOf(isEnd ? whoIsToldAtTheEnd(target, now) : whoIsAsked(target, now), said);
}

function resolveOwner(target: Extract<LadderTarget, { kind: 'crm_owner' }>, moment: Moment): Resolved {
  const { owner, now, said } = moment;
  const person = ownerAmong(target.people, owner);
  const asked = person === null ? null : whoIsAsked({ kind: 'person', person }, now);
  if (asked !== null && asked.people.length > 0) return peopleOf(asked, said);
  const otherwise = resolve(target.otherwise, moment);
  const why = asked?.remarks ?? [
    owner.owner === null ? owner.why : 'The policy does not know the owner in the CRM.',
  ];
  return { ...otherwise, remarks: [...why, ...otherwise.remarks] };
}

const peopleOf = ({ people, remarks }: Asked, said: Said): Resolved => ({
  targets: people.map(({ name, channel, channelKind = 'webhook', agentSid, slackId = null, language }) => ({
    kind: 'person',
    name,
    channel,
    channelKind,
    agentSid,
    slackId,
    text: textFor(said, channel, language),
  })),
  remarks,
});

/** The channel's text in a language, else in its main language (`de` for `de-AT`), else the first. */
function textFor({ texts: ofAll, channelTexts }: Said, channel: string, language: string | null): string {
  const texts = channelTexts[channel] ?? ofAll;
  return texts[language ?? ''] ?? texts[language?.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
}
