import { invalidParameter } from '../http/twilio-error';

/** Where an invite goes, as `Routing` says it (twilio.com/docs/flex/developer/conversations/interactions-api). */
export interface Routing {
  readonly workspaceSid: string;
  readonly workflowSid: string | null;
  /** A worker or a queue that the task is sent straight to. */
  readonly routingTarget: string | null;
  readonly taskChannel: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly priority: number | null;
  readonly timeout: number | null;
}

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object in a form's parameter. Throws TwilioError 400. */
export function jsonIn(name: string, text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return value;
  } catch {
    // Said below.
  }
  throw invalidParameter(`${name} is not a JSON object`);
}

const textIn = (json: Json, name: string): string | null => {
  const value = json[name] ?? null;
  if (value === null || typeof value === 'string') return value || null;
  throw invalidParameter(`Routing: ${name} is not a text`);
};

function wholeIn(json: Json, name: string): number | null {
  const value = json[name] ?? null;
  if (value === null) return null;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  if (Number.isInteger(number)) return number;
  throw invalidParameter(`Routing: ${name} is not a whole number`);
}

const attributesIn = ({ attributes = {} }: Json): Json =>
  isJson(attributes) ? attributes : jsonIn('Routing: attributes', String(attributes));

/** Reads `Routing`. Throws TwilioError 400. */
export function readRouting(json: Json): Routing {
  const properties = isJson(json['properties']) ? json['properties'] : {};
  const workspaceSid = textIn(properties, 'workspace_sid');
  if (workspaceSid === null) throw invalidParameter('Routing: properties.workspace_sid is missing');
  return {
    workspaceSid,
    workflowSid: textIn(properties, 'workflow_sid'),
    routingTarget: textIn(properties, 'worker_sid') ?? textIn(properties, 'queue_sid'),
    taskChannel: textIn(properties, 'task_channel_sid') ?? textIn(properties, 'task_channel_unique_name'),
    attributes: attributesIn(properties),
    priority: wholeIn(properties, 'priority'),
    timeout: wholeIn(properties, 'timeout'),
  };
}
