/**
 * The `type` names of failures that cross a process boundary. Wire format: renaming one is a breaking change.
 */

/** A command was refused; nothing changed. The API answers 409 (403 for the two that concern who asks). */
export const REFUSALS = {
  interactionClosed: 'interaction_closed',
  interactionClosing: 'interaction_closing',
  notAccepted: 'not_accepted',
  notOwner: 'not_owner',
  roleRequired: 'role_required',
  alreadyWaiting: 'already_waiting',
  notRouted: 'not_routed',
  invalidCommand: 'invalid_command',
  tooManyNotes: 'too_many_notes',
  transferUnderway: 'transfer_underway',
  consultUnderway: 'consult_underway',
  noConsult: 'no_consult',
  interactionParked: 'interaction_parked',
  notParkable: 'not_parkable',
  interactionHeld: 'interaction_held',
  callbackAsked: 'callback_asked',
  noCallback: 'no_callback',
  notCallable: 'not_callable',
  noNumber: 'no_number',
  alreadyAccepted: 'already_accepted',
  notTransferable: 'not_transferable',
  transferNeedsDesktop: 'transfer_needs_desktop',
  loopRefused: 'loop_refused',
  targetUnknown: 'target_unknown',
  targetOffline: 'target_offline',
  queueClosed: 'queue_closed',
  queueUnstaffed: 'queue_unstaffed',
  /** TaskRouter did not say whether the target can take the customer: ask again. */
  targetUnchecked: 'target_unchecked',
  ladderUnknown: 'ladder_unknown',
  levelUnknown: 'level_unknown',
  /** The policy could not be read: ask again. */
  ladderUnread: 'ladder_unread',
  alreadyEscalated: 'already_escalated',
  tooManyEscalations: 'too_many_escalations',
  /** Of an escalation: somebody else has acknowledged it; the message says who. */
  alreadyAcknowledged: 'already_acknowledged',
  escalationOver: 'escalation_over',
  notAsked: 'not_asked',
  /** Of an escalation's message. */
  pageNotFound: 'page_not_found',
  pageNotOver: 'page_not_over',
  pageNotReplayable: 'page_not_replayable',
  /** Of an override: it concerns somebody else, or does not any more. */
  notDiverted: 'not_diverted',
  alreadyDiverted: 'already_diverted',
  sourceUnknown: 'source_unknown',
  overrideConflict: 'override_conflict',
  overrideChain: 'override_chain',
  overrideExpired: 'override_expired',
  overrideOver: 'override_over',
  tooManyOverrides: 'too_many_overrides',
} as const;
export type RefusalType = (typeof REFUSALS)[keyof typeof REFUSALS];

/** Why an outside system did not do what an activity asked of it. */
export const OUTSIDE_FAILURES = {
  /** It answered that it did not do it and never will (4xx): asking again changes nothing. */
  refused: 'outside_refused',
  /** It did not do it, and may later (429, connection refused). */
  unavailable: 'outside_unavailable',
  /** Nobody knows whether it did it (5xx, time-out, connection lost). */
  unknown: 'outside_unknown',
} as const;
export type OutsideFailureType = (typeof OUTSIDE_FAILURES)[keyof typeof OUTSIDE_FAILURES];
