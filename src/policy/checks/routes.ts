import { suggest } from '../closest';
import { sameMeaningKey } from '../conditions';
import type { Draft, DraftRoute } from '../draft';
import { printDuration } from '../duration';
import type { Finding } from '../problem';

function unknownQueues({ routes, queues, fallback }: Draft): Finding[] {
  const names = queues.map(({ name }) => name);
  const named = [
    ...routes.flatMap(({ steps }) => steps.map(({ path, queue }) => ({ path: [...path, 'queue'], queue }))),
    ...(fallback === null ? [] : [fallback]),
  ];
  return named.flatMap(({ path, queue }) =>
    queue === null || queue === '' || names.includes(queue)
      ? []
      : [
          {
            code: 'unknown_queue',
            path,
            message: `There is no queue "${queue}".`,
            fix: suggest(queue, names),
          },
        ],
  );
}

function closedQueues({ routes, queues }: Draft): Finding[] {
  const closed = new Set(queues.filter(({ open }) => !open).map(({ name }) => name));
  return routes
    .filter(
      ({ steps }) => steps.length > 0 && steps.every(({ queue }) => queue !== null && closed.has(queue)),
    )
    .map(({ path, name }) => ({
      code: 'no_open_queue',
      path: [...path, 'steps'],
      message: `Every queue of the route "${name ?? ''}" is closed, so nobody would ever be asked.`,
      fix: 'Add a step through an open queue, or open one of them.',
    }));
}

/**
 * TaskRouter cancels a task two weeks after its creation (Twilio docs, limits). The route's ending must come before, with
 * the two hours that a task is given beyond its last step.
 */
const LONGEST_ROUTE_MS = (14 * 24 - 2) * 3_600_000;

function routeLengths({ routes }: Draft): Finding[] {
  return routes.flatMap(({ path, steps, stickyMs }): Finding[] => {
    const total = steps.reduce((sum, { acceptWithinMs }) => sum + (acceptWithinMs ?? 0), stickyMs);
    if (total <= LONGEST_ROUTE_MS) return [];
    const message = `The steps last ${printDuration(total)} together; TaskRouter keeps a task for two weeks.`;
    return [
      { code: 'route_too_long', path: [...path, 'steps'], message, fix: 'Shorten them to 13 days in all.' },
    ];
  });
}

/** What makes a route take everything that another one would: the same condition, or none. */
const reachOf = ({ when }: DraftRoute): string | null => {
  if (when === undefined) return '';
  return when?.parsed.ok === true ? sameMeaningKey(when.parsed.expression) : null;
};

function unreachableRoutes({ routes }: Draft): Finding[] {
  const conditional = routes.filter(({ isDefault }) => !isDefault);
  return conditional.flatMap((route, index): Finding[] => {
    const reach = reachOf(route);
    const blocker = conditional
      .slice(0, index)
      .find((earlier) => reachOf(earlier) === '' || (reach !== null && reachOf(earlier) === reach));
    if (blocker === undefined) return [];
    const why = reachOf(blocker) === '' ? 'has no condition' : 'has the same condition';
    return [
      {
        code: 'unreachable_route',
        path: route.path,
        message: `No request reaches "${route.name ?? 'this route'}": "${blocker.name ?? 'a route'}" stands above and ${why}.`,
        fix: 'Move it up, change its condition, or remove it.',
      },
    ];
  });
}

function missingEndings({ routes }: Draft): Finding[] {
  return routes
    .filter(({ hasEnding }) => !hasEnding)
    .map(({ path, name }) => ({
      code: 'missing_ending',
      path,
      message: `The route "${name ?? ''}" does not say what happens when nobody accepts.`,
      fix: 'Add ending with a message, here or once at the top for all routes.',
    }));
}

/** Routes that lead nowhere, never begin, last too long or end in silence. */
export const checkRoutes = (draft: Draft): Finding[] => [
  ...unknownQueues(draft),
  ...closedQueues(draft),
  ...routeLengths(draft),
  ...unreachableRoutes(draft),
  ...missingEndings(draft),
];
