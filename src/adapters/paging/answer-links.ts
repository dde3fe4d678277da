import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EscalationId, InteractionId } from '../../domain/ids';
import type { AnswerRight } from '../../domain/escalation/answer-right';

/*
 * Links with which somebody answers who has no account here. Whoever has one has the right that is written in it, so it
 * is signed, ends by itself, and is never logged.
 */

type Written = readonly [
  interactionId: InteractionId,
  escalationId: EscalationId,
  pageId: string,
  round: number,
  level: number | null,
  as: string,
  until: number,
];

export interface AnswerLinks {
  /** The absolute address of the page on which the right is used. Its last part is the token. */
  linkTo(right: AnswerRight): string;
  /** The right of a token, also when it is over; null: it is none of ours. */
  read(token: string): AnswerRight | null;
}

/** The first secret signs, any is taken: they can be rotated. Throws when there is none. */
export function createAnswerLinks(publicUrl: string, secrets: readonly string[]): AnswerLinks {
  const [current] = secrets;
  if (current === undefined) throw new Error('Answer links need a secret.');
  return {
    linkTo: (right) => `${publicUrl}/v1/answers/${signed(written(right), current)}`,
    read: (token) => {
      const [payload = '', signature = '', ...more] = token.split('.');
      const isOurs = secrets.some((secret) => isEqual(signatureOf(payload, secret), signature));
      return more.length === 0 && isOurs ? parsed(payload) : null;
    },
  };
}

const written = ({ interactionId, escalationId, pageId, place, as, until }: AnswerRight): Written => [
  interactionId,
  escalationId,
  pageId,
  place.round,
  place.level,
  as,
  until,
];

function signed(right: Written, secret: string): string {
  const payload = Buffer.from(JSON.stringify(right)).toString('base64url');
  return `${payload}.${signatureOf(payload, secret)}`;
}

const signatureOf = (payload: string, secret: string): string =>
  createHmac('sha256', secret).update(`throughline.answer.${payload}`).digest('base64url');

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signed by us, so it is what we wrote. */
function parsed(payload: string): AnswerRight {
  const [interactionId, escalationId, pageId, round, level, as, until] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as Written;
  return { interactionId, escalationId, pageId, place: { round, level }, as, until };
}
