import type { z } from 'zod';
import { DURATION_FORM } from './duration';
import { NAME_FORM } from './names';
import { printPath } from './problem';
import type { Finding, PolicyPath, PolicyProblemCode } from './problem';

type Issue = z.core.$ZodIssue;

const FIX_BY_TYPE: Record<string, string> = {
  object: 'Write a block of key: value lines.',
  record: 'Write a block of key: value lines.',
  array: 'Write a list.',
  string: 'Write a text.',
};

const CODE_BY_FIX: Record<string, PolicyProblemCode> = {
  [DURATION_FORM]: 'invalid_duration',
  [NAME_FORM]: 'invalid_name',
};

/** A value as its writer would name it. */
function inWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block';
  return JSON.stringify(value);
}

function valueAt(document: unknown, path: PolicyPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    document,
  );
}

/** An issue of a union becomes those of the branch that was meant: one that got past the type, and whose keys they are. */
function withoutUnions(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fitting = issue.errors.filter(
    (branch) => !branch.some(({ path, code }) => code === 'invalid_type' && path.length === 0),
  );
  const isNamed = (branch: Issue[]) => !branch.some(({ code }) => code === 'unrecognized_keys');
  const meant = fitting.find(isNamed) ?? fitting[0];
  if (meant === undefined || meant.length === 0) return [issue];
  return meant.flatMap((inner) => withoutUnions({ ...inner, path: [...issue.path, ...inner.path] }));
}

const pathOf = (issue: Issue): PolicyPath => issue.path.filter((part) => typeof part !== 'symbol');

/** An attribute or a queue may be called `ending`, too. */
const isEnding = (path: PolicyPath): boolean =>
  path.at(-1) === 'ending' && path[0] !== 'attributes' && path[0] !== 'queues';

function unknownKeys(issue: Issue & { code: 'unrecognized_keys' }): Finding[] {
  const path = pathOf(issue);
  return issue.keys.map((key) =>
    isEnding(path)
      ? {
          code: 'ending_not_available',
          path: [...path, key],
          atKey: true,
          message: `An ending "${key}" is not available yet.`,
          fix: 'Use message, and do: callback or do: voicemail if callers are to be called back or to leave a message, do: email if it goes on as an e-mail; there are no others.',
        }
      : {
          code: 'unknown_key',
          path: [...path, key],
          atKey: true,
          message: `"${key}" is not known here.`,
          fix: issue.message,
        },
  );
}

function missing(path: PolicyPath, fix: string): Finding {
  if (printPath(path) === 'default_route') {
    return {
      code: 'missing_default_route',
      path,
      message: 'There is no default_route.',
      fix: 'Add default_route with its steps: it takes every request that no other route takes.',
    };
  }
  if (path[0] === 'escalations' && path.at(-1) === 'if_unanswered') {
    return {
      code: 'missing_consequence',
      path,
      message: 'The ladder does not say whose it is when nobody has acknowledged.',
      fix: `Add if_unanswered. ${fix}`,
    };
  }
  return { code: 'missing_key', path, message: `"${String(path.at(-1) ?? 'the policy')}" is missing.`, fix };
}

function fixOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  const isOurs = !/^(Invalid|Too) /.test(issue.message);
  if (isOurs) return issue.message;
  return issue.code === 'invalid_type'
    ? (FIX_BY_TYPE[issue.expected] ?? `Write a ${issue.expected}.`)
    : issue.message;
}

function wrongValue(issue: Issue, path: PolicyPath, value: unknown): Finding {
  const fix = fixOf(issue);
  if (isEnding(path) && typeof value === 'string') {
    return {
      code: 'ending_not_available',
      path,
      message: `"${value}" is no ending.`,
      fix: 'Write a block: message with a text per language, and do: callback or do: voicemail if callers are to be called back or to leave a message.',
    };
  }
  const isType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  return {
    code: CODE_BY_FIX[fix] ?? (isType ? 'wrong_type' : 'invalid_value'),
    path,
    message: `${inWords(value)} does not fit here.`,
    fix,
  };
}

const wrongKey = (issue: Issue & { code: 'invalid_key' }, path: PolicyPath): Finding => ({
  code: 'invalid_name',
  path,
  atKey: true,
  message: `"${String(path.at(-1))}" cannot be a key here.`,
  fix: issue.issues[0]?.message ?? issue.message,
});

/** What the schema found wrong, in words for the policy's writer. */
export function schemaFindings(issues: readonly Issue[], document: unknown): Finding[] {
  return issues.flatMap(withoutUnions).flatMap((issue): Finding[] => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue);
    const path = pathOf(issue);
    if (issue.code === 'invalid_key') return [wrongKey(issue, path)];
    const value = valueAt(document, path);
    return [value === undefined ? missing(path, fixOf(issue)) : wrongValue(issue, path, value)];
  });
}
