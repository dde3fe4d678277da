/** Ladders: whom a policy asks outside the queues, in what order, and for how long. */
export { answerWords } from './answer-words';
export { ladderFor, type LadderFound } from './ladder-for';
export type { CustomerOwnerFound } from './who-is-asked';
export { onCall } from './on-call';
export { instantAfter, openLevel } from './open-level';
