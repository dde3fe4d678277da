import { invalid } from '../errors';
import type { Task } from './task';

type Comparison = (one: Task, other: Task) => number;

const FIELDS: Record<string, (task: Task) => number> = {
  DateCreated: (task) => task.dateCreated,
  Priority: (task) => task.priority,
  VirtualStartTime: (task) => task.virtualStartTime,
};

const bySequence: Comparison = (one, other) => one.sequence - other.sequence;

/**
 * The order that a list asks for: fields with `:asc` or `:desc`, joined by commas; the order of creation decides the
 * rest. Throws EngineError `invalid`.
 */
export function taskOrdering(ordering = 'DateCreated:asc'): Comparison {
  const parts = ordering.split(',').map(comparisonOf);
  const names = ordering.split(',').map((part) => part.split(':')[0]!.trim());
  if (names.includes('DateCreated') && names.includes('VirtualStartTime')) {
    throw invalid('Ordering takes DateCreated or VirtualStartTime, not both');
  }
  const isNewestFirst = /DateCreated:desc/i.test(ordering);
  const last: Comparison = isNewestFirst ? (one, other) => bySequence(other, one) : bySequence;
  return (one, other) => {
    for (const compare of parts) {
      const order = compare(one, other);
      if (order !== 0) return order;
    }
    return last(one, other);
  };
}

function comparisonOf(part: string): Comparison {
  const [name = '', direction = 'asc'] = part.trim().split(':');
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name]! : null;
  if (field === null || (direction !== 'asc' && direction !== 'desc')) {
    throw invalid(`Ordering ${JSON.stringify(part)} is not DateCreated, Priority or VirtualStartTime`);
  }
  return direction === 'asc'
    ? (one, other) => field(one) - field(other)
    : (one, other) => field(other) - field(one);
}
