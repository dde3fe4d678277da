/** One thing that is wrong with a request. */
export interface FieldError {
  /**
   * Where: a JSON pointer into the body (`/attributes/channel`, empty for the body itself), `query/<name>` or
   * `header/<name>`.
   */
  readonly field: string;
  /** Stable, e.g. `required`, `invalid_value`, `unknown_field`. */
  readonly code: string;
  readonly message: string;
}

interface Extras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The caller's mistake. Becomes a problem document with this status and code; the message is shown to the caller. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    extras: Extras = {},
  ) {
    super(message);
    this.errors = extras.errors ?? [];
    this.headers = extras.headers ?? {};
  }
}
