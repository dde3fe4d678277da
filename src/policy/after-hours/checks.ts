import { suggest } from '../closest';
import { fields, isFields, list, textOrNull } from '../document';
import type { Draft, DraftRoute } from '../draft';
import type { Finding, PolicyPath } from '../problem';
import { NEXT_OPENING } from './schema';
import { writtenIn } from './written';

/* Whether every route that may find all its queues closed says what happens then. */

interface Written {
  readonly value: unknown;
  readonly path: PolicyPath;
}

export function checkAfterHours(value: unknown, draft: Draft): Finding[] {
  const document = fields(value);
  const everywhere: Written = { value: document['after_hours'], path: ['after_hours'] };
  const written = [everywhere, ...draft.routes.map((route) => ofRoute(document, route))];
  return [
    ...written.flatMap((one) => [...unknownQueues(one, draft), ...unknownPlaces(one)]),
    ...draft.routes.flatMap((route) => {
      const isSaid = [everywhere, ofRoute(document, route)].some((one) => one.value !== undefined);
      return isSaid || !mayBeClosed(route, draft) ? [] : [missing(route)];
    }),
  ];
}

const ofRoute = (document: Record<string, unknown>, route: DraftRoute): Written => ({
  value: writtenIn(document, route, 'after_hours'),
  path: [...route.path, 'after_hours'],
});

/** Every queue that takes work there keeps hours. */
export function mayBeClosed({ steps }: DraftRoute, { queues }: Draft): boolean {
  const taking = steps.flatMap(({ queue: name }) =>
    queues.filter((queue) => queue.name === name && queue.open),
  );
  return taking.length > 0 && taking.every(({ calendar }) => calendar !== null && calendar !== '');
}

const missing = ({ name, path }: DraftRoute): Finding => ({
  code: 'missing_after_hours',
  path,
  message: `Every queue of the route "${name ?? ''}" has a calendar, and nothing says what happens outside their hours.`,
  fix: 'Add after_hours with a message, here or once at the top for all routes; or a step through a queue without a calendar.',
});

const unknownQueues = ({ value, path }: Written, { queues }: Draft): Finding[] => {
  const names = queues.map(({ name }) => name);
  return list(fields(value)['queues']).flatMap((entry, index): Finding[] => {
    const queue = textOrNull(entry);
    if (queue === null || queue === '' || names.includes(queue)) return [];
    return [
      {
        code: 'unknown_queue',
        path: [...path, 'queues', index],
        message: `There is no queue "${queue}".`,
        fix: suggest(queue, names),
      },
    ];
  });
};

/** A customer is not to read a name in braces. */
function unknownPlaces({ value, path }: Written): Finding[] {
  const texts = fields(value)['message'];
  if (!isFields(texts)) return [];
  return Object.entries(texts).flatMap(([language, text]) => {
    const places = typeof text === 'string' ? (text.match(/\{[^{}]*\}/g) ?? []) : [];
    return places
      .filter((place) => place !== NEXT_OPENING)
      .map((place): Finding => ({
        code: 'unknown_placeholder',
        path: [...path, 'message', language],
        message: `Nothing is put in the place of "${place}".`,
        fix: `Write ${NEXT_OPENING} where the next opening is to stand, or leave it out.`,
      }));
  });
}
