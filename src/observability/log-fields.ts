/**
 * All that a log line may carry beside its message. A field that is not here is dropped, and its name appears under
 * `dropped`. Never add what belongs to a customer: attributes, names, addresses, message texts; nor any token.
 */
const FIELD_NAMES = [
  'event',
  'process',
  'interactionId',
  'legId',
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'activityId',
  'attempt',
  'taskQueue',
  'namespace',
  'sdkComponent',
  'requestId',
  'method',
  'route',
  'status',
  'durationMs',
  'webhook',
  'eventType',
  'eventKey',
  'delivery',
  'reason',
  'outcome',
  'phase',
  'channel',
  'source',
  'queue',
  'step',
  'taskSid',
  'reservationSid',
  'agentSid',
  'callSid',
  'accountSid',
  'workspaceSid',
  'policyVersion',
  'system',
  'operation',
  'failure',
  'principal',
  'sids',
  'code',
  'host',
  'port',
  'version',
  'count',
] as const;
export type LogFieldName = (typeof FIELD_NAMES)[number];
export type LogFields = { readonly [Name in LogFieldName]?: string | number | boolean | null };

const ALLOWED: ReadonlySet<string> = new Set(FIELD_NAMES);

/** Keeps what a log line may carry: allowed names with plain values, and `err` as describeError made it. */
export const allowedOnly = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (name === 'err' || (ALLOWED.has(name) && plain)) kept[name] = value;
    else if (value !== undefined) dropped.push(name);
  }
  return dropped.length === 0 ? kept : { ...kept, dropped };
};
