import { compare, type Value } from './compare';
import type { AttributePath, Expression, JsonObject, JsonValue, Operand } from './expression';

/** What names in an expression stand for: `{ language: 'fr' }`, or `{ task: {…}, worker: {…} }`. */
export type Scope = JsonObject;

/** Whether the expression is true in this scope. Total: no scope makes it throw. */
export function evaluate(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => evaluate(operand, scope));
    case 'or':
      return expression.operands.some((operand) => evaluate(operand, scope));
    case 'comparison':
      return compare(expression.operator, valueOf(expression.left, scope), valueOf(expression.right, scope));
  }
}

/** The value at the end of a path, or undefined when there is nothing. */
export function read(scope: Scope, path: AttributePath): Value {
  let value: Value = scope;
  for (const part of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? itemOf(value, part) : attributeOf(value as JsonObject, part);
    if (value === undefined) return undefined;
  }
  return value;
}

const itemOf = (list: readonly JsonValue[], part: string | number): Value =>
  typeof part === 'number' ? list[part] : undefined;

const attributeOf = (object: JsonObject, part: string | number): Value =>
  typeof part === 'string' && Object.hasOwn(object, part) ? object[part] : undefined;

function valueOf(operand: Operand, scope: Scope): Value {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'list':
      return operand.values;
    case 'path':
      return read(scope, operand.path);
    case 'quoted':
      return valueOfQuoted(operand, scope);
  }
}

/** It names an attribute only where one exists (twilio.com/docs/taskrouter/workflow-configuration quotes names). */
function valueOfQuoted(operand: Extract<Operand, { kind: 'quoted' }>, scope: Scope): Value {
  const attribute = operand.path === null ? undefined : read(scope, operand.path);
  return attribute === undefined ? operand.value : attribute;
}
