import { parseExpression } from '../expressions';
import type { ParsedExpression } from '../expressions';
import { fields, isFields, list, textOrNull } from './document';
import { parseDuration } from './duration';
import type { AttributeRule } from './policy';
import type { PolicyPath } from './problem';

/**
 * What an expression may name: the request's attributes, an agent's attributes, or both with the prefixes `task.` and
 * `worker.` (Twilio docs, expression syntax).
 */
export type ExpressionSubject = 'request' | 'agent' | 'request-and-agent';

export interface DraftExpression {
  readonly path: PolicyPath;
  readonly text: string;
  readonly subject: ExpressionSubject;
  readonly parsed: ParsedExpression;
}

export interface DraftAttribute {
  readonly path: PolicyPath;
  readonly name: string;
  /** `unknown` when what is written is no type. */
  readonly type: AttributeRule['type'] | 'unknown';
  readonly values: readonly unknown[] | null;
  readonly aliases: readonly { readonly value: string; readonly others: readonly unknown[] }[];
  readonly default: unknown;
}

export interface DraftQueue {
  readonly path: PolicyPath;
  readonly name: string;
  readonly open: boolean;
  /** The calendar it names, or null. */
  readonly calendar: string | null;
}

export interface DraftRoute {
  readonly path: PolicyPath;
  readonly name: string | null;
  readonly isDefault: boolean;
  /** Undefined when the route has none; null when what it has is no expression. */
  readonly when: DraftExpression | null | undefined;
  readonly hasEnding: boolean;
  /** How long a known agent is asked before its steps. */
  readonly stickyMs: number;
  readonly steps: readonly {
    readonly path: PolicyPath;
    readonly queue: string | null;
    readonly acceptWithinMs: number | null;
  }[];
}

/**
 * Whatever can be recognised in a policy's document, right or wrong. Checks across sections read it, so that one wrong
 * value does not hide the mistakes beside it.
 */
export interface Draft {
  readonly attributes: readonly DraftAttribute[];
  readonly queues: readonly DraftQueue[];
  /** The default route last. */
  readonly routes: readonly DraftRoute[];
  readonly expressions: readonly DraftExpression[];
  readonly fallback: { readonly path: PolicyPath; readonly queue: string } | null;
}

function expressionAt(
  value: unknown,
  path: PolicyPath,
  subject: ExpressionSubject,
): DraftExpression | undefined {
  return typeof value === 'string' && value.trim() !== ''
    ? { path, text: value, subject, parsed: parseExpression(value) }
    : undefined;
}

const TYPES = ['string', 'number', 'boolean', 'list'] as const;

function draftAttribute(name: string, value: unknown): DraftAttribute {
  const { type, values, aliases, default: fallback } = fields(value);
  return {
    path: ['attributes', name],
    name,
    type: type === undefined ? 'string' : (TYPES.find((known) => known === type) ?? 'unknown'),
    values: Array.isArray(values) ? values : null,
    aliases: Object.entries(fields(aliases)).map(([key, others]) => ({ value: key, others: list(others) })),
    default: fallback,
  };
}

function draftRoute(value: unknown, path: PolicyPath, policyEnding: unknown): DraftRoute {
  const { name, when, steps, ending, sticky_agent } = fields(value);
  const isDefault = path[0] === 'default_route';
  return {
    path,
    name: textOrNull(name) ?? (isDefault ? 'default' : null),
    isDefault,
    when: when === undefined ? undefined : (expressionAt(when, [...path, 'when'], 'request') ?? null),
    hasEnding: (ending ?? policyEnding) !== undefined,
    stickyMs:
      sticky_agent === undefined ? 0 : (parseDuration(String(fields(sticky_agent)['accept_within'])) ?? 0),
    steps: list(steps).map((step, index) => ({
      path: [...path, 'steps', index],
      queue: textOrNull(fields(step)['queue']),
      acceptWithinMs: parseDuration(String(fields(step)['accept_within'])),
    })),
  };
}

const priorityExpressions = (value: unknown, path: PolicyPath) =>
  list(fields(value)['add']).map((rule, index) =>
    expressionAt(fields(rule)['when'], [...path, 'add', index, 'when'], 'request'),
  );

const routeExpressions = (value: unknown, path: PolicyPath) => [
  ...priorityExpressions(fields(value)['priority'], [...path, 'priority']),
  ...list(fields(value)['steps']).map((step, index) =>
    expressionAt(fields(step)['eligible'], [...path, 'steps', index, 'eligible'], 'request-and-agent'),
  ),
];

const clockExpressions = (clocks: unknown) =>
  Object.entries(fields(clocks)).flatMap(([name, clock]) =>
    list(fields(clock)['targets']).map((target, index) =>
      expressionAt(fields(target)['when'], ['clocks', name, 'targets', index, 'when'], 'request'),
    ),
  );

export function draftOf(document: unknown): Draft {
  const { attributes, queues, routes, default_route, priority, ending, transfer_to_agent } = fields(document);
  const written = list(routes).map((route, index) => ({ route, path: ['routes', index] as PolicyPath }));
  const all = isFields(default_route)
    ? [...written, { route: default_route, path: ['default_route'] }]
    : written;
  const draftRoutes = all.map(({ route, path }) => draftRoute(route, path, ending));
  const queueEntries = Object.entries(fields(queues));
  const fallback = textOrNull(fields(transfer_to_agent)['fallback']);
  return {
    attributes: Object.entries(fields(attributes)).map(([name, value]) => draftAttribute(name, value)),
    queues: queueEntries.map(([name, value]) => ({
      path: ['queues', name],
      name,
      open: fields(value)['open'] !== false,
      calendar: textOrNull(fields(value)['calendar']),
    })),
    routes: draftRoutes,
    expressions: [
      ...queueEntries.map(([name, value]) =>
        expressionAt(fields(value)['agents'], ['queues', name, 'agents'], 'agent'),
      ),
      ...priorityExpressions(priority, ['priority']),
      ...clockExpressions(fields(document)['clocks']),
      ...draftRoutes.map(({ when }) => when),
      ...all.flatMap(({ route, path }) => routeExpressions(route, path)),
    ].filter((expression) => expression !== undefined && expression !== null),
    fallback: fallback === null ? null : { path: ['transfer_to_agent', 'fallback'], queue: fallback },
  };
}
