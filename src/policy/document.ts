/* Looks into a parsed YAML document of which nothing is sure yet. */

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fields = (value: unknown): Fields => (isFields(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? value.trim() : null;
