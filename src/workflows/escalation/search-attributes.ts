import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import { listingOf, trackerIssues } from '../../domain/escalation';
import type { Escalation } from '../../domain/escalation/escalation';
import { SEARCH_ATTRIBUTES } from '../messages';

/** Lists find an escalation by whose it is and until when, and trackers by the issues that they have of it. */
function searchAttributesOf(state: Escalation): SearchAttributeUpdatePair[] {
  const { level, owner, taken, dueAt } = listingOf(state);
  return [
    { key: SEARCH_ATTRIBUTES.escalationLevel, value: level },
    { key: SEARCH_ATTRIBUTES.trackerIssues, value: [...trackerIssues(state)] },
    ...(state.start.listed === true
      ? [
          { key: SEARCH_ATTRIBUTES.escalationOwner, value: owner },
          { key: SEARCH_ATTRIBUTES.escalationTaken, value: taken },
          { key: SEARCH_ATTRIBUTES.slaDueAt, value: dueAt === null ? null : new Date(dueAt) },
        ]
      : []),
  ];
}

const isSame = (one: SearchAttributeUpdatePair, other: SearchAttributeUpdatePair | undefined): boolean =>
  JSON.stringify(one.value) === JSON.stringify(other?.value);

/** Publishes what has changed since the run began with `known`, in one write. */
export function listingPublisher(known: Escalation): (state: Escalation) => void {
  let published = searchAttributesOf(known);
  return (state) => {
    const now = searchAttributesOf(state);
    const changed = now.filter((pair, at) => !isSame(pair, published[at]));
    published = now;
    if (changed.length > 0) upsertSearchAttributes(changed);
  };
}
