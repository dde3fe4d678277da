import type { Channel } from '../../domain/channel';
import type { Instant, JsonObject } from '../../domain/json';
import type { AnswerWords } from '../../domain/outreach';
import { textOf } from '../clocks/build';
import { openingsAhead } from '../clocks/openings-ahead';
import { AHEAD_MS, textFor } from '../clocks/plan-clocks';
import type { Policy } from '../policy';
import type { LadderDocument } from './schema';
import type { AnswerRules } from './when-resolved';

export const answerRules = (
  ladders: Readonly<Record<string, LadderDocument>>,
): ReadonlyMap<string, AnswerRules> =>
  new Map(
    Object.entries(ladders).flatMap(([name, { when_resolved: rules }]) =>
      rules === undefined
        ? []
        : [[name, { tell: rules.tell.map(textOf), replyWithinMs: rules.reply_within }]],
    ),
  );

interface Told {
  readonly channel: Channel;
  /** Normalised. */
  readonly attributes: JsonObject;
  readonly at: Instant;
}

/** What a customer is told once a ladder is resolved, and when they may be; null: nothing. Callers read it as an e-mail. */
export function answerWords(
  policy: Policy,
  ladder: string,
  { channel, attributes, at }: Told,
): AnswerWords | null {
  const rules = policy.answers.get(ladder);
  const written: Channel = channel === 'voice' ? 'email' : channel;
  const text = rules === undefined ? null : textFor(rules.tell, { channel: written, attributes });
  if (rules === undefined || text === null) return null;
  const { onlyWithin } = policy.service;
  const hours = onlyWithin?.channels.includes(written)
    ? policy.calendars.get(onlyWithin.calendar)
    : undefined;
  const quiet = hours === undefined ? null : openingsAhead(hours, at, at + AHEAD_MS);
  return { text, quiet, replyWithinMs: rules.replyWithinMs };
}
