import type { JsonValue } from '../domain/json';
import type { AttributeRule, Scalar } from './policy';

/** What became of a value that somebody gave for an attribute. `value` is what could be kept of it. */
export type ValueReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'good'; readonly value: Scalar | Scalar[] }
  | { readonly kind: 'bad'; readonly problem: 'wrong_type' | 'not_allowed'; readonly value: Scalar[] | null };

type ScalarReading =
  | { readonly good: true; readonly value: Scalar }
  | { readonly good: false; readonly problem: 'wrong_type' | 'not_allowed' };

/** The form under which spellings of one value meet. */
export const spelling = (value: Scalar): string => String(value).trim().toLowerCase();

const isScalar = (value: JsonValue): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A value in the attribute's type where that loses nothing: senders of forms can only write text. No negative zero. */
function inType(type: AttributeRule['type'], value: Scalar): Scalar | null {
  const text = spelling(value);
  if (type === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) + 0 : null;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : null;
  if (type === 'string') return String(value).trim();
  return typeof value === 'string' ? value.trim() : value;
}

function readScalar(rule: AttributeRule, value: JsonValue): ScalarReading {
  if (!isScalar(value)) return { good: false, problem: 'wrong_type' };
  const known = rule.vocabulary.get(spelling(value));
  if (known !== undefined) return { good: true, value: known };
  const typed = inType(rule.type, value);
  if (typed === null) return { good: false, problem: rule.values === null ? 'wrong_type' : 'not_allowed' };
  const canonical = rule.vocabulary.get(spelling(typed));
  if (canonical !== undefined) return { good: true, value: canonical };
  return rule.values === null ? { good: true, value: typed } : { good: false, problem: 'not_allowed' };
}

function readList(rule: AttributeRule, value: JsonValue): ValueReading {
  const readings = (Array.isArray(value) ? value : [value]).map((item) => readScalar(rule, item));
  const kept = readings.flatMap((reading) => (reading.good ? [reading.value] : []));
  const bad = readings.find((reading) => !reading.good);
  if (bad === undefined) return { kind: 'good', value: kept };
  return { kind: 'bad', problem: bad.problem, value: kept.length === 0 ? null : kept };
}

/**
 * Reads a given value by the attribute's rule: case and aliases resolved, text turned into the declared type where
 * nothing is lost. Null, an empty text and nothing at all are the same: absent.
 */
export function readValue(rule: AttributeRule, value: JsonValue | undefined): ValueReading {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    return { kind: 'absent' };
  }
  if (rule.type === 'list') return readList(rule, value);
  const reading = readScalar(rule, value);
  return reading.good
    ? { kind: 'good', value: reading.value }
    : { kind: 'bad', problem: reading.problem, value: null };
}
