import type { AttributePath, Operand, Operator } from '../../expressions';
import { suggest } from '../closest';
import { nameOfPath, placeOfName, placeOfQuoted } from '../conditions';
import type { Comparison } from '../conditions';
import type { DraftAttribute, DraftExpression } from '../draft';
import type { Finding } from '../problem';

const LIST_OPERATORS: readonly Operator[] = ['HAS'];
const ORDER_OPERATORS: readonly Operator[] = ['<', '<=', '>', '>='];

/** A comparison seen from an attribute of the request: what stands on the other side, and how. */
interface Seen {
  readonly attribute: DraftAttribute;
  readonly name: string;
  readonly operator: Operator;
  /** Whether the attribute is on the side of the operator that must be a list. */
  readonly asList: boolean;
  readonly other: readonly unknown[];
}

const constantsOf = (operand: Operand): readonly unknown[] => {
  if (operand.kind === 'list') return operand.values;
  return operand.kind === 'path' ? [] : [operand.value];
};

function seenFrom(
  { left, operator, right }: Comparison,
  attributeAt: (path: AttributePath) => DraftAttribute | null,
): Seen[] {
  const sides = [
    { self: left, other: right, asList: LIST_OPERATORS.includes(operator) },
    { self: right, other: left, asList: operator === 'IN' || operator === 'NOT IN' },
  ];
  return sides.flatMap(({ self, other, asList }) => {
    const attribute = self.kind === 'path' ? attributeAt(self.path) : null;
    if (attribute === null || self.kind !== 'path') return [];
    return [{ attribute, name: nameOfPath(self.path), operator, asList, other: constantsOf(other) }];
  });
}

function shapeFix({ attribute, name, operator, asList, other }: Seen): string | null {
  if (attribute.type === 'unknown') return null;
  const isList = attribute.type === 'list';
  if (asList && !isList) return `${name} is one value, not a list: use == or IN.`;
  if (!asList && isList) return `${name} is a list: use ${name} HAS "…".`;
  const hasDefault = attribute.default !== undefined && attribute.default !== null;
  if (operator === '==' && other.includes(null) && hasDefault)
    return `${name} is never missing: it has a default.`;
  if (operator === 'CONTAINS' && attribute.type !== 'string') return `${name} is no text: use ==.`;
  if (ORDER_OPERATORS.includes(operator) && attribute.type === 'boolean')
    return `${name} is true or false: use ==.`;
  return null;
}

/** The constants that the attribute can never have. Parts of a text (CONTAINS) and null are always possible. */
const impossible = ({ attribute, operator, other }: Seen): readonly unknown[] =>
  other.filter((value) => {
    if (value === null || operator === 'CONTAINS') return false;
    if (attribute.values !== null && !ORDER_OPERATORS.includes(operator))
      return !attribute.values.includes(value);
    return attribute.type !== 'list' && attribute.type !== 'unknown' && typeof value !== attribute.type;
  });

function fixFor({ attribute, name }: Seen, value: unknown): string {
  if (attribute.values !== null) return `${name}: ${suggest(String(value), attribute.values.map(String))}`;
  return `Compare ${name} with a ${attribute.type}.`;
}

function checkSeen(expression: DraftExpression, seen: Seen): Finding[] {
  const inside = placeOfName(expression.text, seen.name);
  const fix = shapeFix(seen);
  if (fix !== null) {
    const message = `${seen.name} ${seen.operator} … can never be true.`;
    return [{ code: 'comparison_never_true', path: expression.path, inside, message, fix }];
  }
  return impossible(seen).map((value) => ({
    code: 'value_not_allowed',
    path: expression.path,
    inside,
    message: `${seen.name} is never ${JSON.stringify(value)}.`,
    fix: fixFor(seen, value),
  }));
}

/** A comparison that an attribute's declaration contradicts, or that says something else than it seems to. */
export function checkComparison(
  expression: DraftExpression,
  comparison: Comparison,
  attributeAt: (path: AttributePath) => DraftAttribute | null,
): Finding[] {
  if (comparison.left.kind === 'quoted') {
    return [
      {
        code: 'wrong_name_in_expression',
        path: expression.path,
        inside: placeOfQuoted(expression.text, comparison.left.value),
        message: `"${comparison.left.value}" stands in quotes on the left, where TaskRouter may take it for a name.`,
        fix: 'Write the attribute on the left without quotes, e.g. tier == "enterprise" or skills HAS "billing".',
      },
    ];
  }
  return seenFrom(comparison, attributeAt).flatMap((seen) => checkSeen(expression, seen));
}
