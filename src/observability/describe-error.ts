/** What a log line says of an error: kind, vendor codes, scrubbed message, and where it was thrown. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Vendors quote what they were sent, so anything that looks like a person's address or a credential is blanked. */
const SENSITIVE: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<address>'],
  [/(?<![\w-])\+?\d(?:[ ()-]{0,2}\d){8,14}(?![\w-])/g, '<number>'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 <token>'],
  [/\b(AC|SK)[0-9a-f]{32}:[^@\s]+/gi, '$1<credentials>'],
];

export const scrub = (text: string): string =>
  SENSITIVE.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), text);

const MAX_CAUSES = 3;

const framesOf = (error: Error): string | undefined => {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return frames === undefined || frames.length === 0 ? undefined : frames.join('\n');
};

export const describeError = (error: unknown, depth = 0): DescribedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { code, status, cause } = error as { code?: unknown; status?: unknown; cause?: unknown };
  const stack = framesOf(error);
  return {
    type: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(cause instanceof Error && depth < MAX_CAUSES ? { cause: describeError(cause, depth + 1) } : {}),
  };
};
