import { parseExpression, type Expression } from '../../expressions';
import { invalid } from '../errors';
import type { JsonRecord } from '../json';

/** TaskRouter's largest whole number (Task resource, `Priority`). */
const MOST = 2_147_483_647;

/* Single values of a Configuration document. Each throws EngineError `invalid` that names the place. */

export function textAt(record: JsonRecord, name: string, place: string): string | null {
  const value = record[name] ?? null;
  if (value !== null && typeof value !== 'string')
    throw invalid(`Configuration: ${place}.${name} is not a text`);
  return value === '' ? null : value;
}

export function numberAt(record: JsonRecord, name: string, place: string): number | null {
  const value = record[name] ?? null;
  if (value === null || value === '') return null;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0 || number > MOST) {
    throw invalid(`Configuration: ${place}.${name} is not a whole number from 0 to ${MOST}`);
  }
  return number;
}

export function expressionAt(record: JsonRecord, name: string, place: string): Expression | null {
  const text = textAt(record, name, place);
  if (text === null) return null;
  const parsed = parseExpression(text);
  if (parsed.ok) return parsed.expression;
  const { message, line, column } = parsed.problem;
  throw invalid(`Configuration: ${place}.${name} ${JSON.stringify(text)}, ${line}:${column}: ${message}`);
}
