import { FROM_AN_AGENT } from '../../src/domain/conversation';
import { OUTSIDE_FAILURES } from '../../src/domain/failure-types';
import type { Variant } from './move';
import type { Budget } from './budget';

const NOTHING_WRONG: Partial<Budget> = {
  lost: 0,
  twice: 0,
  faults: 0,
  between: 0,
  away: 0,
  rejections: 0,
  returns: 0,
  commands: 0,
  transfers: 0,
};

/** Ways to break the product that the model has to find, and what has to go wrong for it to show. */
export const BROKEN: Record<
  string,
  {
    readonly variant: Variant;
    readonly budget: Partial<Budget>;
    /** What need not be looked into to find it. */
    readonly without?: RegExp;
    readonly promise: RegExp;
  }
> = {
  'a task is made again without looking for the first': {
    variant: {
      hears: (fact) =>
        fact.kind === 'failed' && fact.action.do === 'createTask' && fact.failure === OUTSIDE_FAILURES.unknown
          ? { ...fact, failure: OUTSIDE_FAILURES.unavailable }
          : fact,
    },
    budget: { lost: 0, twice: 0, commands: 0, transfers: 0 },
    promise: /a leg has one task/,
  },
  'a command that is sent again is carried out again': {
    variant: {
      hears: (fact, { answers }) =>
        fact.kind === 'command' ? { ...fact, commandId: `${fact.commandId}#${answers.length}` } : fact,
    },
    budget: { unkind: 2, lost: 0, faults: 0, between: 0, away: 0, rejections: 0, commands: 0 },
    without: /completes|cold|to ben|ben accepts|come again/,
    promise: /one command makes one transfer/,
  },
  'an event is acknowledged before it is signalled, and the process ends in between': {
    variant: {
      hears: (fact) => (fact.kind === 'routing' && fact.event.type === 'reservation.accepted' ? null : fact),
    },
    budget: { commands: 0, transfers: 0 },
    promise: /known at once/,
  },
  'what an agent writes is not heard': {
    variant: {
      hears: (fact) =>
        fact.kind === 'conversation' &&
        fact.event.type === 'message.added' &&
        fact.event.author === FROM_AN_AGENT
          ? null
          : fact,
    },
    budget: { ...NOTHING_WRONG, replies: 1, agentWrites: 1 },
    without: /ben |completes/,
    promise: /not taken for silent/,
  },
  'nobody looks for what was lost': {
    variant: {
      hears: (fact) =>
        fact.kind === 'done' && fact.action.do === 'readTask'
          ? {
              kind: 'failed',
              action: fact.action,
              failure: OUTSIDE_FAILURES.unavailable,
              message: '',
              retryAfterMs: 300_000,
            }
          : fact,
    },
    budget: {
      twice: 0,
      faults: 0,
      between: 0,
      away: 0,
      rejections: 0,
      returns: 0,
      commands: 0,
      transfers: 0,
    },
    without: /come again|ben /,
    promise: /twenty minutes/,
  },
};
