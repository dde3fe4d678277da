import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { InputProblem, Reading } from './input-problem';

/** A row that fits its schema, and where it stands. */
export type Row<Schema extends z.ZodType> = z.output<Schema> & { readonly line: number };

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const OPTIONS = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };

function linesOf(text: string, source: string): Reading<readonly Line[]> {
  try {
    const parsed = parse(text, OPTIONS) as unknown as readonly Parsed[];
    return { value: parsed.map(({ record, info }) => ({ line: info.lines, cells: record })), problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines ?? null;
    return { value: [], problems: [{ source, line, message: `is no CSV: ${error.message}.` }] };
  }
}

const faultsOf = (source: string, line: number, error: z.ZodError): readonly InputProblem[] =>
  error.issues.map(({ path, message }) => ({
    source,
    line,
    message: path.length === 0 ? message : `${path.join('.')} ${message}`,
  }));

/**
 * Reads a CSV file whose first line names the columns. The schema says which columns are needed and what their cells
 * are; other columns are left unread. Every problem is told, and the rows that have none are returned.
 */
export function readTable<Shape extends z.ZodRawShape>(
  text: string,
  source: string,
  schema: z.ZodObject<Shape>,
): Reading<readonly Row<z.ZodObject<Shape>>[]> {
  const { value: lines, problems } = linesOf(text, source);
  if (problems.length > 0) return { value: [], problems };
  const [head, ...body] = lines;
  const columns = head?.cells ?? [];
  const missing = Object.keys(schema.shape).filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const message = (name: string) => `lacks the column ${name}; it has ${columns.join(', ') || 'none'}.`;
    return { value: [], problems: missing.map((name) => ({ source, line: 1, message: message(name) })) };
  }
  return readRows(body, columns, source, schema);
}

function readRows<Shape extends z.ZodRawShape>(
  body: readonly Line[],
  columns: readonly string[],
  source: string,
  schema: z.ZodObject<Shape>,
): Reading<readonly Row<z.ZodObject<Shape>>[]> {
  const rows: Row<z.ZodObject<Shape>>[] = [];
  const problems: InputProblem[] = [];
  for (const { line, cells } of body) {
    if (cells.length !== columns.length) {
      problems.push({ source, line, message: `has ${cells.length} cells for ${columns.length} columns.` });
      continue;
    }
    const named = Object.fromEntries(columns.map((name, at) => [name, cells[at]]));
    const reading = schema.safeParse(named);
    if (reading.success) rows.push({ ...reading.data, line });
    else problems.push(...faultsOf(source, line, reading.error));
  }
  return { value: rows, problems };
}
