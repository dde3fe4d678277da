/** Where in a policy something is: property names and list indexes from the top. */
export type PolicyPath = readonly (string | number)[];

/** Stable names of everything that can be wrong with a policy; docs/policy.md explains each. */
export const POLICY_PROBLEM_CODES = [
  'yaml_syntax',
  'duplicate_key',
  'unknown_key',
  'missing_key',
  'wrong_type',
  'invalid_value',
  'invalid_name',
  'invalid_duration',
  'missing_default_route',
  'ending_not_available',
  'missing_ending',
  'reserved_name',
  'duplicate_name',
  'value_of_wrong_type',
  'alias_clash',
  'default_not_allowed',
  'unknown_queue',
  'no_open_queue',
  'route_too_long',
  'unreachable_route',
  'invalid_expression',
  'wrong_name_in_expression',
  'undeclared_attribute',
  'value_not_allowed',
  'comparison_never_true',
  'unknown_zone',
  'invalid_hours',
  'overlapping_hours',
  'invalid_date',
  'impossible_date',
  'exceptions_overlap',
  'unknown_calendar',
  'circular_calendar',
  'calendar_never_open',
  'unknown_channel',
  'channel_of_other_kind',
  'slack_id_missing',
  'tracker_of_a_person',
  'same_person_twice',
  'nobody_in_crm',
  'unknown_person',
  'unknown_rotation',
  'unknown_team',
  'circular_cover',
  'missing_consequence',
  'nobody_to_tell',
  'unknown_ladder',
  'unreachable_target',
  'clock_too_long',
  'warning_too_early',
  'text_without_fallback',
  'missing_after_hours',
  'unknown_placeholder',
  'voicemail_without_message',
  'email_without_message',
  'email_again',
  'email_turned_away',
] as const;
export type PolicyProblemCode = (typeof POLICY_PROBLEM_CODES)[number];

/** One mistake in a policy, for the person who wrote it. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** `routes[2].steps[0].queue`; empty for the whole text. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem before its path was looked up in the text. */
export interface Finding {
  readonly code: PolicyProblemCode;
  readonly path: PolicyPath;
  readonly message: string;
  readonly fix: string;
  /** Points at the key instead of at its value. */
  readonly atKey?: boolean;
  /** A place inside the value's text, when the value is a text. */
  readonly inside?: Position;
}

export const printPath = (path: PolicyPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

/** Orders problems as a reader meets them, and leaves one of each that is said twice of the same place. */
export function inReadingOrder(problems: readonly PolicyProblem[]): PolicyProblem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ code, path, line, column, message }) => {
      const key = JSON.stringify([code, path, line, column, message]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
