import { parsePath, pathsIn, type Expression } from '../../expressions';
import { invalid } from '../errors';
import type { JsonRecord } from '../json';
import type { KnownWorker, WorkerOrder } from './configuration';
import { expressionAt, textAt } from './fields';

/* What a target may say beside its queue, expression, priority and timeout. */

export function knownWorkerAt(record: JsonRecord, place: string): KnownWorker | null {
  const sid = textAt(record, 'known_worker_sid', place);
  const friendlyName = textAt(record, 'known_worker_friendly_name', place);
  if (sid !== null && friendlyName !== null) throw invalid(`Configuration: ${place} knows its worker twice`);
  const text = sid ?? friendlyName;
  if (text === null) return null;
  const path = parsePath(text);
  if (path?.[0] !== 'task') {
    throw invalid(`Configuration: ${place} does not name its known worker by a task attribute (task.…)`);
  }
  return { by: sid === null ? 'friendlyName' : 'sid', path };
}

/** Its counts are of workers only, so nothing else can be meant. */
export function skipIfAt(record: JsonRecord, place: string): Expression | null {
  const expression = expressionAt(record, 'skip_if', place);
  const other = expression && pathsIn(expression).find(([root]) => root !== 'workers');
  if (other) throw invalid(`Configuration: ${place}.skip_if reads ${other.join('.')}, and not workers.…`);
  return expression;
}

const CLAUSE = /^(\S+)(?:\s+(ASC|DESC))?$/i;

/** `worker.level DESC, worker.calls ASC`; ascending unless told. */
export function orderByAt(record: JsonRecord, place: string): readonly WorkerOrder[] {
  const text = textAt(record, 'order_by', place);
  if (text === null) return [];
  return text.split(',').map((part) => {
    const [, name = '', direction = 'ASC'] = CLAUSE.exec(part.trim()) ?? [];
    const path = parsePath(name);
    if (path?.[0] === 'worker') return { path, descending: direction.toUpperCase() === 'DESC' };
    throw invalid(
      `Configuration: ${place}.order_by ${JSON.stringify(part.trim())} is not an attribute of the worker (worker.…) with ASC or DESC`,
    );
  });
}
