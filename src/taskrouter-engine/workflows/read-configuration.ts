import { invalid } from '../errors';
import { isJsonObject, type JsonRecord } from '../json';
import type { Filter, RoutingConfiguration, Target } from './configuration';
import { expressionAt, numberAt, textAt } from './fields';
import { knownWorkerAt, orderByAt, skipIfAt } from './target-options';

const SECONDS = 1_000;

/**
 * Reads the Configuration document of a workflow (twilio.com/docs/taskrouter/workflow-configuration). Numbers may be
 * written as texts, and a filter's name as `friendly_name`, as older documents do.
 * Throws EngineError `invalid` that names the place.
 */
export function readConfiguration(text: string): RoutingConfiguration {
  const routing = objectAt(parseJson(text), 'task_routing');
  const filters = listAt(routing, 'filters', 'task_routing').map((filter, at) =>
    readFilter(filter, `task_routing.filters[${at}]`),
  );
  const fallback = routing['default_filter'] ?? null;
  const defaultTarget = fallback === null ? null : readDefault(fallback, 'task_routing.default_filter');
  return { filters, defaultTarget };
}

/** Every queue that the configuration sends tasks to. */
export const queuesIn = ({ filters, defaultTarget }: RoutingConfiguration): Set<string> =>
  new Set(
    [...filters.flatMap(({ targets }) => targets), ...(defaultTarget === null ? [] : [defaultTarget])].map(
      ({ queueSid }) => queueSid,
    ),
  );

function parseJson(text: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // Said below: a text that is no JSON and a JSON that is no object are the same mistake.
  }
  throw invalid('Configuration is not a JSON object');
}

function objectAt(record: JsonRecord, name: string): JsonRecord {
  const value = record[name];
  if (!isJsonObject(value)) throw invalid(`Configuration has no object ${name}`);
  return value;
}

function listAt(record: JsonRecord, name: string, place: string): unknown[] {
  const value = record[name] ?? [];
  if (!Array.isArray(value)) throw invalid(`Configuration: ${place}.${name} is not a list`);
  return value;
}

function readFilter(value: unknown, place: string): Filter {
  if (!isJsonObject(value)) throw invalid(`Configuration: ${place} is not an object`);
  const targets: Target[] = [];
  for (const [at, target] of listAt(value, 'targets', place).entries()) {
    targets.push(readTarget(target, targets.at(-1)?.queueSid ?? null, `${place}.targets[${at}]`));
  }
  if (targets.length === 0) throw invalid(`Configuration: ${place} has no targets`);
  return {
    name: textAt(value, 'filter_friendly_name', place) ?? textAt(value, 'friendly_name', place),
    expressionText: textAt(value, 'expression', place),
    expression: expressionAt(value, 'expression', place),
    targets,
  };
}

function readTarget(value: unknown, inheritedQueue: string | null, place: string): Target {
  if (!isJsonObject(value)) throw invalid(`Configuration: ${place} is not an object`);
  const queueSid = textAt(value, 'queue', place) ?? inheritedQueue;
  if (queueSid === null) throw invalid(`Configuration: ${place} has no queue`);
  const timeout = numberAt(value, 'timeout', place);
  return {
    queueSid,
    expressionText: textAt(value, 'expression', place),
    expression: expressionAt(value, 'expression', place),
    priority: numberAt(value, 'priority', place),
    timeout: timeout === null ? null : timeout * SECONDS,
    knownWorker: knownWorkerAt(value, place),
    skipIf: skipIfAt(value, place),
    orderBy: orderByAt(value, place),
  };
}

/** The default filter is a single target that is never left by a timeout. */
const readDefault = (value: unknown, place: string): Target => ({
  ...readTarget(value, null, place),
  timeout: null,
});
