import type { Parameters } from '../http/parameters';

/** What an application wants done with a reservation, its fields named as an assignment callback's answer names them. */
export interface Instruction {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Lists are named values of their own: the events of a status callback. */
  readonly events: readonly string[];
}

/** Where it is to be done. */
export interface Offer {
  readonly workspaceSid: string;
  readonly reservationSid: string;
}

const EVENTS = 'status_callback_events';

/** Of a JSON answer. */
export function instructionOf(name: string, json: Readonly<Record<string, unknown>>): Instruction {
  const { [EVENTS]: events, ...rest } = json;
  const fields = Object.entries(rest).filter(([, value]) => value !== null && typeof value !== 'object');
  return {
    name,
    fields: Object.fromEntries(fields.map(([field, value]) => [field, String(value)])),
    events:
      typeof events === 'string'
        ? events.split(/[ ,]+/).filter(Boolean)
        : Array.isArray(events)
          ? events.map(String)
          : [],
  };
}

/** The REST parameters of each instruction, beside those that are its name and a field's: `DequeueTo` is `to`. */
const PREFIX: Readonly<Record<string, string>> = {
  dequeue: 'Dequeue',
  call: 'Call',
  redirect: 'Redirect',
  conference: '',
  supervise: '',
};

const FIELDS: readonly [field: string, parameter: string][] = [
  ['to', 'To'],
  ['from', 'From'],
  ['url', 'Url'],
  ['accept', 'Accept'],
  ['timeout', 'Timeout'],
  ['call_sid', 'CallSid'],
  ['post_work_activity_sid', 'PostWorkActivitySid'],
  ['status_callback_url', 'StatusCallbackUrl'],
  ['status_callback_url', 'StatusCallback'],
  ['supervisor', 'Supervisor'],
  ['supervisor_mode', 'SupervisorMode'],
];

/** Of a form: `Instruction` and its parameters. */
export function instructionIn(form: Parameters, name: string): Instruction {
  const prefix = PREFIX[name] ?? '';
  const given = FIELDS.flatMap(([field, parameter]) => {
    const value = form.filled(prefix + parameter);
    return value === undefined ? [] : [[field, value] as const];
  });
  const events = form.list(`${prefix}StatusCallbackEvent`) ?? [];
  return { name, fields: Object.fromEntries(given), events };
}
