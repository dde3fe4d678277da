import { setTimeout as pause } from 'node:timers/promises';
import type { Desk, Offer } from './desk';

export interface Talk {
  readonly desk: Desk;
  /** Resolves when those outside the queues are asked, should the life's plan say so. */
  readonly escalate: (offer: Offer) => Promise<void>;
  /** Resolves when the caller has hung up. */
  readonly hangUp: (offer: Offer) => Promise<void>;
  /** It is parked: its customer may write. */
  readonly parked: (offer: Offer) => void;
  /** Aborted when the campaign is over: nobody waits any more. */
  readonly signal: AbortSignal;
}

/** How long whoever asked waits for somebody at the target, at most. */
const TARGET_MS = 15_000;
/** How long a consult goes on before whoever asked for it ends it. */
const CONSULT_MS = 3_000;
const WRAP_UP_MS = 200;

/** What an agent does who has accepted: as the life's plan says, where it is theirs; else they finish. */
export async function serve(offer: Offer, talk: Talk): Promise<void> {
  const { life, isConsult, isFirst } = offer;
  if (isConsult) return finishAfter(offer, talk, life.guestMs);
  if (offer.callback !== null) return callBack(offer, talk, offer.callback);
  await rest(talk, life.servingMs);
  await talk.escalate(offer);
  const serving = isFirst || !isHandOver(life.serving) ? life.serving : 'complete';
  if (life.way === 'call' && serving !== 'resolve') await talk.hangUp(offer);
  switch (serving) {
    case 'complete':
      return finish(offer, talk);
    case 'wrap-up':
      // A caller who has hung up has put them there already.
      if (life.way !== 'call') await talk.desk.reserve(offer, 'wrap-up');
      return finishAfter(offer, talk, WRAP_UP_MS);
    case 'resolve':
      return resolve(offer, talk);
    case 'transfer-cold':
    case 'transfer-warm':
      return transfer(offer, talk, serving === 'transfer-cold' ? 'cold' : 'warm');
    case 'consult-private':
    case 'consult-joined':
      return consult(offer, talk, serving === 'consult-private' ? 'private' : 'joined');
    case 'park':
      return park(offer, talk);
  }
}

/** The agent is free at once when nobody answers. */
async function callBack(offer: Offer, talk: Talk, attempt: number): Promise<void> {
  const isReached = attempt > (offer.life.callback?.missed ?? 0);
  await rest(talk, offer.life.servingMs);
  const result = isReached ? 'reached' : 'no_answer';
  const outcome = await talk.desk.command(offer, 'callback-result', { result });
  if (isReached || outcome !== 'ok') await finish(offer, talk);
}

const isHandOver = (serving: Offer['life']['serving']): boolean => /^(transfer|consult|park)/.test(serving);

const rest = ({ signal }: Talk, ms: number): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

const finish = async (offer: Offer, { desk }: Talk): Promise<void> =>
  void (await desk.reserve(offer, 'complete'));

async function finishAfter(offer: Offer, talk: Talk, ms: number): Promise<void> {
  await rest(talk, ms);
  await finish(offer, talk);
}

/** A caller who could not be sent away so is talked to until they hang up. */
async function resolve(offer: Offer, talk: Talk): Promise<void> {
  const outcome = await talk.desk.command(offer, 'resolve', {});
  if (offer.life.way === 'call' && outcome !== 'ok') await talk.hangUp(offer);
  await finish(offer, talk);
}

const TO = { to: { queue: 'second' } };

async function transfer(offer: Offer, talk: Talk, mode: 'cold' | 'warm'): Promise<void> {
  const outcome = await talk.desk.command(offer, 'transfer', { ...TO, mode });
  // A warm one is the first agent's until somebody has taken over; should nobody, they finish themselves.
  await finishAfter(offer, talk, outcome === 'ok' ? TARGET_MS : 0);
}

/** The guest goes by themselves, is sent away, gets the customer, or sees the agent finish. */
async function consult(offer: Offer, talk: Talk, mode: 'private' | 'joined'): Promise<void> {
  const outcome = await talk.desk.command(offer, 'consult', { ...TO, mode });
  if (outcome !== 'ok') return finish(offer, talk);
  await rest(talk, CONSULT_MS);
  const { consultEnd } = offer.life;
  if (consultEnd === 'drop') await talk.desk.command(offer, 'consult-end', {});
  if (consultEnd === 'hand-over') await talk.desk.command(offer, 'consult-end', { hand_over: true });
  // Who was handed the customer has them: the agent's own task is ended for them, or they are refused here.
  await finish(offer, talk);
}

async function park(offer: Offer, talk: Talk): Promise<void> {
  const until = new Date(Date.now() + offer.life.parkedMs).toISOString();
  const outcome = await talk.desk.command(offer, 'park', { until });
  if (outcome !== 'ok') return finish(offer, talk);
  talk.parked(offer);
}
