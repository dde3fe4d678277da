import { invalidParameter } from './twilio-error';

/** The named values of a query or of a form. Absent ones are undefined; a repeated one counts by its last value. */
export interface Parameters {
  has(name: string): boolean;
  /** As it was sent, perhaps empty. */
  text(name: string): string | undefined;
  /** A SID, a URL or a name to filter by: empty means that none was given. */
  filled(name: string): string | undefined;
  /** Throws TwilioError 400 when it was not sent. */
  required(name: string): string;
  /** Throws TwilioError 400 for anything but a whole number. */
  whole(name: string): number | undefined;
  /** `true`, `1` and `yes` are true, everything else is false. */
  flag(name: string): boolean | undefined;
  /** An ISO 8601 date, as milliseconds. Throws TwilioError 400 for anything else. */
  date(name: string): number | undefined;
  /** Repeated names and comma lists alike; undefined when nothing was sent. */
  list(name: string): string[] | undefined;
  /** The values of a repeated name, each as it was sent. */
  all(name: string): string[];
}

const TRUE = ['true', '1', 'yes'];

/** Reads what Express parsed: a text, or a list of texts for a repeated name. */
export const parametersOf = (raw: Readonly<Record<string, unknown>>): Parameters => new SentParameters(raw);

class SentParameters implements Parameters {
  constructor(private readonly raw: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return Object.hasOwn(this.raw, name);
  }

  text(name: string): string | undefined {
    return this.all(name).at(-1);
  }

  filled(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  required(name: string): string {
    const value = this.filled(name);
    if (value === undefined) throw invalidParameter(`Missing required parameter ${name}`);
    return value;
  }

  whole(name: string): number | undefined {
    return read(name, this.filled(name), wholeOf, 'a whole number');
  }

  date(name: string): number | undefined {
    return read(name, this.filled(name), dateOf, 'an ISO 8601 date');
  }

  flag(name: string): boolean | undefined {
    const value = this.filled(name);
    return value === undefined ? undefined : TRUE.includes(value.toLowerCase());
  }

  list(name: string): string[] | undefined {
    if (!this.has(name)) return undefined;
    const values = this.all(name).flatMap((value) => value.split(',').map((part) => part.trim()));
    return values.filter((value) => value !== '');
  }

  all(name: string): string[] {
    const value = this.has(name) ? this.raw[name] : undefined;
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map(String) : [String(value)];
  }
}

/** Of a request without any. */
export const NO_PARAMETERS: Parameters = parametersOf({});

function read(
  name: string,
  text: string | undefined,
  parse: (text: string) => number,
  what: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (Number.isNaN(value)) throw invalidParameter(`${name} is not ${what}`);
  return value;
}

const wholeOf = (text: string): number => (/^-?\d+$/.test(text) ? Number(text) : Number.NaN);

/** A date, or a date with a time; without a zone it is UTC. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function dateOf(text: string): number {
  const match = DATE.exec(text);
  if (match === null) return Number.NaN;
  return Date.parse(text.includes('T') && match[1] === undefined ? `${text}Z` : text);
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value: what was not sent must not look like a change. */
export const given = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
