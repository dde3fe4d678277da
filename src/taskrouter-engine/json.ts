import type { JsonObject } from '../expressions';

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a text holds as JSON, or null when it holds none. */
export function jsonObjectIn(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
