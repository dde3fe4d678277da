/*
 * The life of an escalation, as a decider: `applyEscalation` folds what has happened into the state,
 * `decideEscalation` says what to do next or until when to wait. Pure, like the interaction's (../process).
 *
 *   climbing.ts   level by level, each with one deadline, up to the ladder's end
 *   paging.ts     the messages to those who are asked
 *   alerts.ts     what channels keep by themselves, and are told of
 *   receivers.ts  whoever was asked by a webhook hears what became of it
 *   comments.ts   what the agent notes for the trackers, and what is commented there
 *   replaying.ts  a webhook that was given up, sent once more by hand
 *   answering.ts  who acknowledges and resolves it, and who may
 *   handing-back.ts whoever has it, or is asked, gives it back, and the ladder asks on
 *   standing.ts   whom somebody answers for
 *   listing.ts    what lists show of it
 *   closing.ts    what is left when it is over: the interaction and the case hear of it
 */
export { applyEscalation } from './apply';
export { refusalOfEscalation } from './answering';
export { beginEscalation, resumeEscalation } from './begin';
export { isSending } from './closing';
export { trackerIssues } from './comments';
export { decideEscalation, type EscalationNext } from './decide';
export { listingOf } from './listing';
export { isWanted } from './wanted';
export { escalationView } from './view';
