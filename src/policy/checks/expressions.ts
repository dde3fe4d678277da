import { namesIn } from '../../expressions';
import type { AttributePath } from '../../expressions';
import { suggest } from '../closest';
import { comparisonsIn, nameOfPath, placeOfName } from '../conditions';
import type { Draft, DraftAttribute, DraftExpression } from '../draft';
import { CHANNEL_ATTRIBUTE } from '../names';
import type { Finding } from '../problem';
import { checkComparison } from './comparisons';

const channel: DraftAttribute = {
  path: [],
  name: CHANNEL_ATTRIBUTE.name,
  type: 'string',
  values: CHANNEL_ATTRIBUTE.values,
  aliases: [],
  default: undefined,
};

/** The attributes an expression may name, by name. */
export const declaredAttributes = (draft: Draft): ReadonlyMap<string, DraftAttribute> =>
  new Map([channel, ...draft.attributes].map((attribute) => [attribute.name, attribute]));

function wrongName(expression: DraftExpression, name: string, fix: string): Finding {
  return {
    code: 'wrong_name_in_expression',
    path: expression.path,
    inside: placeOfName(expression.text, name),
    message: `"${name}" cannot be named here.`,
    fix,
  };
}

function requestName(
  expression: DraftExpression,
  name: string,
  attribute: string,
  declared: ReadonlyMap<string, DraftAttribute>,
): Finding[] {
  if (declared.has(attribute)) return [];
  return [
    {
      code: 'undeclared_attribute',
      path: expression.path,
      inside: placeOfName(expression.text, name),
      message: `The attribute "${attribute}" is not declared.`,
      fix: `Declare it under attributes, or correct its name. ${suggest(attribute, [...declared.keys()])}`,
    },
  ];
}

function checkName(
  expression: DraftExpression,
  name: string,
  declared: ReadonlyMap<string, DraftAttribute>,
): Finding[] {
  const [root = '', ...rest] = name.split('.');
  const isPrefixed = (root === 'task' || root === 'worker') && rest.length > 0 && !declared.has(root);
  switch (expression.subject) {
    case 'request':
      if (isPrefixed)
        return [wrongName(expression, name, `Name the request's attributes bare: ${rest.join('.')}.`)];
      return requestName(expression, name, name, declared);
    case 'agent':
      return isPrefixed
        ? [wrongName(expression, name, `Name the agent's attributes bare: ${rest.join('.')}.`)]
        : [];
    case 'request-and-agent':
      if (root === 'worker' && rest.length > 0) return [];
      if (root === 'task' && rest.length > 0) return requestName(expression, name, rest.join('.'), declared);
      return [
        wrongName(
          expression,
          name,
          `Write task.${name} for the request's or worker.${name} for the agent's.`,
        ),
      ];
  }
}

/** The attribute of the request that a path names in this expression, or null when it names something else. */
function attributeNamed(
  expression: DraftExpression,
  path: AttributePath,
  declared: ReadonlyMap<string, DraftAttribute>,
): DraftAttribute | null {
  if (expression.subject === 'agent') return null;
  const named = expression.subject === 'request' ? path : path[0] === 'task' ? path.slice(1) : [];
  return declared.get(nameOfPath(named)) ?? null;
}

function checkExpression(
  expression: DraftExpression,
  declared: ReadonlyMap<string, DraftAttribute>,
): Finding[] {
  const { parsed, path } = expression;
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    const fix = 'Correct it; docs/policy.md has the language in short.';
    return [{ code: 'invalid_expression', path, inside: { line, column }, message: `${message}.`, fix }];
  }
  return [
    ...namesIn(parsed.expression).flatMap((name) => checkName(expression, name, declared)),
    ...comparisonsIn(parsed.expression).flatMap((comparison) =>
      checkComparison(expression, comparison, (named) => attributeNamed(expression, named, declared)),
    ),
  ];
}

/** Expressions that do not parse, name what is not there, or compare with what can never be. */
export function checkExpressions(draft: Draft): Finding[] {
  const declared = declaredAttributes(draft);
  return draft.expressions.flatMap((expression) => checkExpression(expression, declared));
}
