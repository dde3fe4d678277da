import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

const { BOOL, DATETIME, INT, KEYWORD, KEYWORD_LIST } = SearchAttributeType;

/**
 * By what escalations are found and listed. Databases have columns for ten Keywords and for three of every other type: which
 * of its four statuses it has are a Bool, and whether it has a level.
 */
export const ESCALATION_ATTRIBUTES = {
  /** Of an interaction, too: the highest level of its open ladders. */
  escalationLevel: defineSearchAttributeKey('EscalationLevel', INT),
  escalationLadder: defineSearchAttributeKey('EscalationLadder', KEYWORD),
  /** A name of the policy, or the id of whoever escalated or took it. */
  escalationOwner: defineSearchAttributeKey('EscalationOwner', KEYWORD),
  /** Somebody has acknowledged or resolved it. */
  escalationTaken: defineSearchAttributeKey('EscalationTaken', BOOL),
  escalationStartedAt: defineSearchAttributeKey('EscalationStartedAt', DATETIME),
  trackerIssues: defineSearchAttributeKey('TrackerIssues', KEYWORD_LIST),
} as const;
