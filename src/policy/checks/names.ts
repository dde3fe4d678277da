import type { Draft } from '../draft';
import {
  AGENT_ROUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTE_NAME_FORM,
  EVERYONE,
  NAME,
  NAME_FORM,
  RESERVED_ATTRIBUTES,
} from '../names';
import type { Finding, PolicyPath } from '../problem';

const badName = (path: PolicyPath, name: string, fix: string): Finding => ({
  code: 'invalid_name',
  path,
  atKey: true,
  message: `"${name}" cannot be a name here.`,
  fix,
});

const reserved = (path: PolicyPath, name: string, because: string): Finding => ({
  code: 'reserved_name',
  path,
  atKey: true,
  message: `"${name}" is taken: ${because}.`,
  fix: 'Choose another name, or leave it out.',
});

function attributeNames({ attributes }: Draft): Finding[] {
  return attributes.flatMap(({ name, path }) => {
    if (RESERVED_ATTRIBUTES.includes(name.toLowerCase())) {
      const because = name === 'channel' ? 'every request has it' : 'TaskRouter, Flex or Throughline uses it';
      return [reserved(path, name, because)];
    }
    return ATTRIBUTE_NAME.test(name) ? [] : [badName(path, name, ATTRIBUTE_NAME_FORM)];
  });
}

/** The second and later of things whose names differ in capitals at most: decisions and reports would mix them up. */
function repeated(
  kind: string,
  named: readonly { path: PolicyPath; name: string; atKey: boolean }[],
): Finding[] {
  const seen = new Set<string>();
  return named.flatMap(({ path, name, atKey }): Finding[] => {
    const isNew = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    const message = `A ${kind} named "${name}" stands above already.`;
    return isNew
      ? []
      : [{ code: 'duplicate_name', path, atKey, message, fix: `Give each ${kind} its own name.` }];
  });
}

function queueNames({ queues }: Draft): Finding[] {
  const wrong = queues.flatMap(({ name, path }) => {
    if (name.toLowerCase() === EVERYONE) {
      return [reserved(path, name, 'it holds every agent, to reach a named one')];
    }
    return NAME.test(name) ? [] : [badName(path, name, NAME_FORM)];
  });
  return [
    ...wrong,
    ...repeated(
      'queue',
      queues.map(({ name, path }) => ({ name, path, atKey: true })),
    ),
  ];
}

function routeNames({ routes }: Draft): Finding[] {
  const named = routes.flatMap(({ name, path }) =>
    name === null ? [] : [{ name, path: [...path, 'name'], atKey: false }],
  );
  const taken = named.filter(({ name }) => name.toLowerCase() === AGENT_ROUTE);
  return [
    ...taken.map(({ path, name }) => ({
      ...reserved(path, name, 'transfers to an agent use it'),
      atKey: false,
    })),
    ...repeated('route', named),
  ];
}

/** Names that are no names, taken, or given twice. */
export const checkNames = (draft: Draft): Finding[] => [
  ...attributeNames(draft),
  ...queueNames(draft),
  ...routeNames(draft),
];
