import type { LadderVariant } from './ladder-moves';

/** Ways to break a ladder that the model has to find, by the promise that breaks. */
export const BROKEN_LADDERS: Readonly<
  Record<string, { readonly variant: LadderVariant; readonly promise: RegExp }>
> = {
  'an answer that cannot be folded is only set aside': {
    variant: {
      hears: (fact) =>
        fact.kind === 'done' && fact.do === 'openLevel'
          ? { kind: 'parked', what: 'done', reason: 'model' }
          : fact,
    },
    promise: /an open ladder waits for something/,
  },
  'what is on its way when somebody acknowledges goes on': {
    variant: {
      becomes: (after, before) =>
        after.status === 'acknowledged' && before.status === 'open'
          ? { ...after, asked: before.asked }
          : after,
    },
    promise: /nobody is asked once somebody has it/,
  },
  'who hands it back is still waited for': {
    variant: {
      becomes: (after, before) =>
        before.status === 'acknowledged' && after.status === 'open'
          ? { ...after, asked: before.asked }
          : after,
    },
    promise: /somebody’s, by what has happened|the next one is asked at once/,
  },
  'the last level passes in silence': {
    variant: {
      becomes: (after) =>
        after.status === 'unanswered'
          ? {
              ...after,
              asked: after.asked.map((level) =>
                level.place.level === null
                  ? { ...level, targets: level.targets.map((target) => ({ ...target, page: 'withdrawn' })) }
                  : level,
              ),
            }
          : after,
    },
    promise: /resolved, or with its consequence told/,
  },
};
