/** Who made something happen. Never a name or an address of a customer. */
export interface Actor {
  readonly kind:
    | 'customer'
    | 'agent'
    | 'supervisor'
    | 'ops'
    | 'backend'
    | 'twilio'
    | 'pagerduty'
    | 'slack'
    | 'link'
    | 'jira'
    | 'throughline';
  /** An agent's worker SID, the name of the token that was used, the person's name or user id as the channel reports it; null for the others. */
  readonly id: string | null;
}

export function isActor(value: unknown): value is Actor {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as Record<string, unknown>;
  return typeof kind === 'string' && (id === null || typeof id === 'string');
}
