import { OUTSIDE_FAILURES, type OutsideFailureType } from '../failure-types';
import type { Instant, JsonObject } from '../json';
import type { EscalationActionBody, EscalationActionOf } from './actions';
import type { AskedTarget } from './asked';
import { hears, isTracker, type ChannelKind } from './channel-kind';
import type { Escalation } from './escalation';
import type { EscalationFailed } from './facts';
import { messageTo } from './message';
import { lastAsked } from './places';
import { record, THROUGHLINE } from './timeline';
import { isAskedAgain } from './trying-again';

/*
 * What a channel keeps of an escalation by itself, such as an incident: it is told when somebody has acknowledged or
 * resolved it elsewhere, or it would go on calling people. One piece of news at a time, the latest one; and none while
 * a message that could open the alert again is on its way.
 */

export type AlertNews = 'acknowledged' | 'handed_back' | 'resolved' | 'unanswered';

export interface Alert {
  readonly key: string;
  readonly channel: string;
  /** Missing in the state of an older worker, which kept those of PagerDuty only. */
  readonly kind?: ChannelKind;
  /** Where the channel keeps it, as it said itself; null where its key is enough, or it did not say. Missing as `kind`. */
  readonly ref?: JsonObject | null;
  /** Messages about it that are on their way, withdrawn ones too until that is over. */
  readonly pagesOut: number;
  /** Whether any of them came, or may have. */
  readonly isThere: boolean;
  /** What the channel knows already: it said so, or was told, or could not be told. */
  readonly knows: AlertNews | null;
  readonly telling: AlertNews | null;
}

/** A state of an older worker has none. */
export const alertsOf = ({ alerts = [] }: Pick<Escalation, 'alerts'>): readonly Alert[] => alerts;

/** Where the channel keeps it, as it said itself. */
export const refOf = (state: Escalation, key: string | null): JsonObject | null =>
  alertsOf(state).find((alert) => alert.key === key)?.ref ?? null;

const change = (state: Escalation, key: string, to: (alert: Alert) => Partial<Alert>): Escalation => ({
  ...state,
  alerts: alertsOf(state).map((alert) => (alert.key === key ? { ...alert, ...to(alert) } : alert)),
});

/** A message about it goes out. */
export function alertPaged(
  state: Escalation,
  { alert: key, channel, channelKind: kind = 'webhook' }: AskedTarget,
): Escalation {
  if (key === null || key === undefined) return state;
  const fresh: Alert = {
    key,
    channel,
    kind,
    ref: null,
    pagesOut: 0,
    isThere: false,
    knows: null,
    telling: null,
  };
  const isKnown = alertsOf(state).some((alert) => alert.key === key);
  const known = isKnown ? state : { ...state, alerts: [...alertsOf(state), fresh] };
  // Whoever is asked again may be told again what becomes of it.
  return change(known, key, ({ pagesOut }) => ({ pagesOut: pagesOut + 1, knows: null }));
}

/** What became of the message: where it is kept, or why it failed. */
export function alertSettled(
  state: Escalation,
  { alert: key }: Pick<AskedTarget, 'alert'>,
  became: { readonly ref: JsonObject | null } | { readonly failure: OutsideFailureType },
): Escalation {
  if (key === null || key === undefined) return state;
  const isThere = 'ref' in became || became.failure === OUTSIDE_FAILURES.unknown;
  const ref = 'ref' in became ? became.ref : null;
  return change(state, key, (alert) => ({
    pagesOut: alert.pagesOut - 1,
    isThere: alert.isThere || isThere,
    ref: ref ?? alert.ref ?? null,
  }));
}

const lastAt = (state: Escalation, channel: string | null): Alert | undefined =>
  alertsOf(state)
    .filter((alert) => alert.channel === channel)
    .at(-1);

/** Whether a channel speaks of an alert that it was sent another one after: that says nothing of who has it now. */
export const isOlderAlert = (state: Escalation, channel: string | null, key: string | undefined): boolean =>
  key !== undefined && key !== (lastAt(state, channel)?.key ?? key);

/** Somebody answered at the channel itself: it need not be told. Of the last alert, unless it says of which. */
export function heardFrom(
  state: Escalation,
  channel: string,
  { knows, ref, key }: Pick<Alert, 'ref'> & { readonly knows: AlertNews; readonly key?: string | undefined },
): Escalation {
  const said = key ?? lastAt(state, channel)?.key;
  return said === undefined
    ? state
    : change(state, said, (alert) => ({ knows, ref: alert.ref ?? ref ?? null, isThere: true }));
}

/**
 * Whether a channel's own answer is about an issue that is none of the escalation's: who copies one copies its labels. Where
 * the channel did not say which it is, any is believed.
 */
export function isOfAnotherIssue(
  state: Escalation,
  channel: string | null,
  ref: JsonObject | undefined,
): boolean {
  const here = alertsOf(state).filter((alert) => alert.channel === channel && isTracker(alert.kind));
  const ids = here.map((alert) => alert.ref?.['id']);
  return ref !== undefined && ids.length > 0 && !ids.includes(undefined) && !ids.includes(ref['id']);
}

/** It is asked again: a message in Slack says whose it was, until it is somebody's anew. */
export const alertsAskedAgain = (state: Escalation): Escalation => ({
  ...state,
  alerts: alertsOf(state).map((alert) => (alert.kind === 'slack' ? { ...alert, knows: null } : alert)),
});

/** It is somebody's before everybody has heard that it was handed back: they have to hear whose. */
export const alertsTakenAnew = (state: Escalation): Escalation => ({
  ...state,
  alerts: alertsOf(state).map((alert) =>
    alert.knows === 'acknowledged' && hears(alert.kind ?? 'pagerduty').includes('handed_back')
      ? { ...alert, knows: null }
      : alert,
  ),
});

/** While somebody is asked there is none, but for those who know that it was somebody's. */
const newsOf = ({ status, isHandedBack }: Escalation): AlertNews | null =>
  status === 'open' ? (isHandedBack === true ? 'handed_back' : null) : status;

/** A message in Slack can only be changed by whoever knows where it is. */
const isReachable = ({ kind, isThere, ref = null }: Alert): boolean =>
  isThere && (kind !== 'slack' || ref !== null);

const isUntold = (state: Escalation, alert: Alert): boolean => {
  const news = newsOf(state);
  const isNews = news !== null && news !== alert.knows && hears(alert.kind ?? 'pagerduty').includes(news);
  return (
    isNews &&
    (news !== 'handed_back' || alert.knows === 'acknowledged') &&
    isReachable(alert) &&
    alert.pagesOut === 0 &&
    !isTheirs(state, alert) &&
    !isAskedAgain(state, alert.key)
  );
};

/** The ladder's end is the tracker itself: being asked said so. */
const isTheirs = ({ status, owner }: Escalation, { kind, channel }: Alert): boolean =>
  isTracker(kind) && status === 'unanswered' && owner.name === channel;

/** Of two messages about one issue the second waits: both would create it. */
export const isBeingCreated = (state: Escalation, { alert: key, wait }: AskedTarget): boolean =>
  alertsOf(state).some(
    (alert) =>
      alert.key === key &&
      isTracker(alert.kind) &&
      (alert.pagesOut > 0 || (wait === undefined && isAskedAgain(state, alert.key))),
  );

export function nextAlertNews(state: Escalation): EscalationActionBody | null {
  const alert = alertsOf(state).find((other) => other.telling === null && isUntold(state, other));
  const news = newsOf(state);
  if (alert === undefined || news === null) return null;
  const { key, channel, ref = null } = alert;
  const message = alert.kind === 'slack' ? messageBehind(state, key) : null;
  const canAnswer =
    news === 'acknowledged' && targetBehind(state, key)?.target.name === state.acknowledged?.as;
  const { owner, episode = 0 } = state;
  const told = { channel, news, ref, message, owner: owner.name, canAnswer, episode };
  return { do: 'tellChannel', alert: key, ...told };
}

/** Who was asked; null: that was too long ago. An alert in Slack is one message. */
const targetBehind = (state: Escalation, pageId: string) =>
  lastAsked(state, (target) => target.pageId === pageId);

/** What was asked, for a channel whose news stand beside it. */
function messageBehind(state: Escalation, pageId: string): JsonObject | null {
  const asked = targetBehind(state, pageId);
  return asked === null ? null : messageTo(state, asked.level, asked.target);
}

export const newsBegun = (
  state: Escalation,
  { alert, news }: EscalationActionOf<'tellChannel'>,
): Escalation => change(state, alert, () => ({ telling: news, knows: news }));

export const newsEnded = (state: Escalation, { alert }: EscalationActionOf<'tellChannel'>): Escalation =>
  change(state, alert, () => ({ telling: null }));

/** It was tried for as long as makes sense. Newer news is told all the same. */
export const newsFailed = (
  state: Escalation,
  { message, receivedAt }: EscalationFailed & { receivedAt: Instant },
  { channel, news }: EscalationActionOf<'tellChannel'>,
): Escalation =>
  newsOf(state) === news
    ? record(state, receivedAt, 'channel.not_told', THROUGHLINE, { channel, news, why: message })
    : state;

/** Whether it is still what the channel is to know; whoever carries out stops what is not. */
export const isNewsWanted = (state: Escalation, { news }: EscalationActionOf<'tellChannel'>): boolean =>
  newsOf(state) === news;

/** Something is on its way to a channel that keeps alerts. */
export const hasAlertsOut = (state: Escalation): boolean =>
  alertsOf(state).some(({ telling, pagesOut }) => telling !== null || pagesOut > 0);
