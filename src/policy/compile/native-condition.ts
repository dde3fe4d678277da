import { CHANNELS, ringClassOf } from '../../domain/channel';
import type { RingClass } from '../../domain/channel';
import { evaluate, literal } from '../../expressions';
import type { Expression, Operand, Scalar } from '../../expressions';
import { nameOfPath, printComparison } from '../conditions';
import type { Comparison } from '../conditions';
import { CHANNEL_ATTRIBUTE } from '../names';
import type { AttributeRule, Condition, Policy } from '../policy';

/** The condition that every task meets. */
export const EVERY_TASK = '1==1';

/** Text of a condition, or what it always is. */
type Native = string | boolean;

const constants = (operand: Operand): readonly Scalar[] | null =>
  operand.kind === 'literal' ? [operand.value] : operand.kind === 'list' ? operand.values : null;

/** A value and the other ways in which a sender may have written it. */
const spellingsOf = ({ vocabulary }: AttributeRule, value: Scalar): Scalar[] => [
  value,
  ...[...vocabulary].filter(([text, stands]) => stands === value && text !== value).map(([text]) => text),
];

/** `==` and IN in one form, `!=` and NOT IN in the other: with aliases, and with the default for what is missing. */
function withSpellings(rule: AttributeRule, { operator }: Comparison, values: readonly Scalar[]): string {
  const isNegative = operator === '!=' || operator === 'NOT IN';
  const list = literal([
    ...new Set(values.filter((value) => value !== null).flatMap((value) => spellingsOf(rule, value))),
  ]);
  const test = `${rule.name} ${isNegative ? 'NOT IN' : 'IN'} ${list}`;
  const isDefault = rule.default !== null && values.some((value) => value === rule.default);
  if (!isDefault) return test;
  return isNegative ? `(${test} AND ${rule.name} != null)` : `(${test} OR ${rule.name} == null)`;
}

function nativeComparison(comparison: Comparison, policy: Policy, ringClass: RingClass): Native {
  const { left, right, operator } = comparison;
  const values = constants(right);
  if (left.kind !== 'path' || values === null) return printComparison(comparison);
  const name = nameOfPath(left.path);
  if (name === CHANNEL_ATTRIBUTE.name) return nativeChannel(comparison, ringClass);
  const rule = policy.attributes.find((attribute) => attribute.name === name);
  const isEquality = ['==', '!=', 'IN', 'NOT IN'].includes(operator);
  if (rule === undefined || rule.type === 'list' || !isEquality) return printComparison(comparison);
  if (!values.includes(null)) return withSpellings(rule, comparison, values);
  const isNeverNull = rule.default !== null && values.length === 1;
  return isNeverNull ? operator === '!=' || operator === 'NOT IN' : printComparison(comparison);
}

/** A plan serves one ring class: what its channels agree on is known, even when the task does not say its channel. */
function nativeChannel(comparison: Comparison, ringClass: RingClass): Native {
  const answers = new Set(
    CHANNELS.filter((channel) => ringClassOf(channel) === ringClass).map((channel) =>
      evaluate(comparison, { [CHANNEL_ATTRIBUTE.name]: channel }),
    ),
  );
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : printComparison(comparison);
}

function native(expression: Expression, policy: Policy, ringClass: RingClass): Native {
  if (expression.kind === 'comparison') return nativeComparison(expression, policy, ringClass);
  const parts = expression.operands.map((operand) => native(operand, policy, ringClass));
  const decisive = expression.kind === 'or';
  if (parts.includes(decisive)) return decisive;
  const open = parts.filter((part) => typeof part === 'string');
  if (open.length <= 1) return open[0] ?? !decisive;
  return `(${open.join(decisive ? ' OR ' : ' AND ')})`;
}

/**
 * A route's condition for tasks that nobody normalised: aliases and defaults are written into it, and the channel is
 * what the routing plan is for. Null when no task of the ring class can meet it.
 */
export function nativeCondition(when: Condition | null, policy: Policy, ringClass: RingClass): string | null {
  const condition = when === null || native(when.expression, policy, ringClass);
  return condition === true ? EVERY_TASK : condition === false ? null : condition;
}
