import type { EscalationActionBody, EscalationResults } from '../../domain/escalation/actions';
import type { ResolvedTarget } from '../../domain/escalation/asked';
import type { LadderTarget, Texts } from '../../domain/escalation/ladder';
import type { Instant, JsonObject } from '../../domain/json';
import { instantAfterWorkingTime, openHours, type Calendar } from '../calendars';
import { onCall } from './on-call';

type Level = Extract<EscalationActionBody, { do: 'openLevel' }>;

/** Whom a level asks at an instant, and until when they have. Needs nothing but the snapshot. */
export const openLevel = (
  { targets, texts, acknowledgeWithinMs, calendar }: Omit<Level, 'do' | 'place'>,
  now: Instant,
): EscalationResults['openLevel'] => ({
  targets: targets.flatMap((target) => resolve(target, texts, now, acknowledgeWithinMs === null)),
  acknowledgeBy: acknowledgeWithinMs === null ? null : instantAfter(calendar, now, acknowledgeWithinMs),
});

/** The instant after so much open time. Open hours that end before it are no reason to wait for ever: then all time counts. */
export function instantAfter(calendar: JsonObject | null, from: Instant, ms: number): Instant {
  if (calendar === null) return from + ms;
  return instantAfterWorkingTime(openHours(calendar as unknown as Calendar), from, ms) ?? from + ms;
}

/** At the ladder's end somebody must hear of it: before the first turn of a rotation that is whoever has the first one. */
function resolve(
  target: LadderTarget,
  texts: Texts,
  now: Instant,
  isEnd: boolean,
): readonly ResolvedTarget[] {
  if (target.kind === 'webhook' || target.kind === 'channel') {
    const { kind, channel } = target;
    const channelKind = target.kind === 'channel' ? target.channelKind : 'webhook';
    return [{ kind, name: channel, channel, channelKind, agentSid: null, text: textFor(texts, null) }];
  }
  const first = isEnd && target.kind === 'rotation' ? (target.rotation.people[0] ?? null) : null;
  const person = target.kind === 'person' ? target.person : (onCall(target.rotation, now) ?? first);
  if (person === null) return [];
  const { name, channel, channelKind = 'webhook', agentSid, language } = person;
  return [{ kind: 'person', name, channel, channelKind, agentSid, text: textFor(texts, language) }];
}

/** The text in a language, else in its main language (`de` for `de-AT`), else the first. */
const textFor = (texts: Texts, language: string | null): string =>
  texts[language ?? ''] ?? texts[language?.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
