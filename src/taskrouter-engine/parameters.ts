import { invalid } from './errors';

// Checks of single parameters. Each throws EngineError `invalid` that names the parameter.

export function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`${name} must be a whole number from ${least} to ${most}`);
}

/** A name of 1 to `most` characters. */
export function nameOf(name: string, value: string, most = 64): string {
  if (value.length >= 1 && value.length <= most) return value;
  throw invalid(`${name} must have 1 to ${most} characters`);
}

/** The row that a parameter refers to. */
export function referred<Row>(name: string, value: string, row: Row | undefined): Row {
  if (row === undefined) throw invalid(`${name} ${value} does not exist in this workspace`);
  return row;
}

/** An absolute http(s) URL, or empty for none. */
export function urlOf(name: string, value: string): string {
  const isAddress = /^https?:\/\/\S+$/i.test(value) && !/%(?![0-9a-f]{2})/i.test(value);
  if (value === '' || (isAddress && URL.canParse(value))) return value;
  throw invalid(`${name} is not an absolute http or https URL`);
}
