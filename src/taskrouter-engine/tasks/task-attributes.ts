import type { JsonObject } from '../../expressions';
import { invalid } from '../errors';
import { jsonObjectIn } from '../json';
import type { Task } from './task';

/** The most characters that TaskRouter takes (twilio.com/docs/taskrouter/limits). */
export const MAX_ATTRIBUTES = 4_096;

const parsed = new WeakMap<Pick<Task, 'attributes'>, JsonObject>();

export function attributesOf(task: Pick<Task, 'attributes'>): JsonObject {
  const known = parsed.get(task);
  if (known !== undefined) return known;
  const attributes = jsonObjectIn(task.attributes)!;
  parsed.set(task, attributes);
  return attributes;
}

/** Throws EngineError `invalid` unless the text is a JSON object of an acceptable size. */
export function checkAttributes(text: string): string {
  if (text.length > MAX_ATTRIBUTES) {
    throw invalid(`Attributes has ${text.length} characters; the limit is ${MAX_ATTRIBUTES}`);
  }
  if (jsonObjectIn(text) === null) throw invalid('Attributes is not a JSON object');
  return text;
}
