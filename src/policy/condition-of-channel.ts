import type { Channel } from '../domain/channel';
import { evaluate, pathsIn } from '../expressions';
import type { Expression } from '../expressions';
import { nameOfPath, sameMeaningKey } from './conditions';

/* What can be said of a condition before anybody asks: only the channel is known. */

const namesOf = (expression: Expression): string[] => pathsIn(expression).map(nameOfPath);

/** What is left of a condition on a channel; true or false where the channel alone decides. */
export function onChannel(expression: Expression, channel: Channel): Expression | boolean {
  if (expression.kind === 'comparison') {
    const isDecided = namesOf(expression).every((name) => name === 'channel');
    return isDecided ? evaluate(expression, { channel }) : expression;
  }
  const decides = expression.kind === 'or';
  const parts = expression.operands.map((operand) => onChannel(operand, channel));
  if (parts.includes(decides)) return decides;
  const operands = parts.filter((part) => typeof part !== 'boolean');
  const [only] = operands;
  if (only === undefined) return !decides;
  return operands.length === 1 ? only : { kind: expression.kind, operands };
}

/** The parts that must all hold. */
export const conjunctsOf = (expression: Expression): Expression[] =>
  expression.kind === 'and' ? expression.operands.flatMap(conjunctsOf) : [expression];

/** The parts of a condition that hold on whatever channel. */
export const besideChannel = (expression: Expression): Expression[] =>
  conjunctsOf(expression).filter((part) => !namesOf(part).includes('channel'));

/** Whether a condition holds wherever all these do, as far as its form shows. */
export function followsFrom(expression: Expression, facts: readonly Expression[]): boolean {
  const known = new Set(facts.map(sameMeaningKey));
  return conjunctsOf(expression).every((part) => known.has(sameMeaningKey(part)));
}

/** Whether a condition holds nowhere where all these do, as far as its form shows: one attribute would have two values. */
export const contradicts = (expression: Expression, facts: readonly Expression[]): boolean =>
  conjunctsOf(expression)
    .flatMap(equality)
    .some(({ name, value }) =>
      facts.flatMap(equality).some((fact) => fact.name === name && fact.value !== value),
    );

function equality(expression: Expression): { readonly name: string; readonly value: unknown }[] {
  if (expression.kind !== 'comparison' || expression.operator !== '==') return [];
  const { left, right } = expression;
  if (left.kind !== 'path' || right.kind !== 'literal') return [];
  return [{ name: nameOfPath(left.path), value: right.value }];
}
