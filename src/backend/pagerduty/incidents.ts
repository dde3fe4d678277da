/** Who did something to an incident, as PagerDuty's webhooks tell of it. */
export interface Agent {
  readonly type: 'user_reference' | 'inbound_integration_reference';
  readonly id: string;
  readonly summary: string;
}

export type IncidentStatus = 'triggered' | 'acknowledged' | 'resolved';

export interface Incident {
  readonly id: string;
  readonly number: number;
  /** The `dedup_key` of its alert. */
  readonly key: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly createdAt: string;
  /** Nobody has it any more who had acknowledged it: PagerDuty calls people again. */
  readonly isTakenBack: boolean;
  /** How often it was triggered: repeats are entries of its log. */
  readonly triggers: number;
}

export type OnChange = (incident: Incident, agent: Agent) => void;

/**
 * The incidents of one service, an alert each. A trigger opens one or becomes a log entry of the one that is open; what
 * is said of one that is not open is dropped (PagerDuty, Events API v2, "Alert De-Duplication").
 */
export function createIncidents(now: () => number, onChange: OnChange) {
  const incidents: Incident[] = [];
  const openOf = (key: string): Incident | undefined =>
    incidents.find((incident) => incident.key === key && incident.status !== 'resolved');
  const replace = (old: Incident, change: Partial<Incident>): Incident => {
    const changed = { ...old, ...change };
    incidents[incidents.indexOf(old)] = changed;
    return changed;
  };
  return {
    all: (): readonly Incident[] => [...incidents],
    trigger(key: string, title: string, agent: Agent): void {
      const open = openOf(key);
      if (open) return void replace(open, { triggers: open.triggers + 1 });
      const number = incidents.length + 1;
      const id = `Q${String(number).padStart(13, '0')}`;
      const createdAt = new Date(now()).toISOString();
      const begun = { status: 'triggered', isTakenBack: false, triggers: 1 } as const;
      const incident: Incident = { id, number, key, title, createdAt, ...begun };
      incidents.push(incident);
      onChange(incident, agent);
    },
    /** False when there is none to change. */
    change(key: string, status: IncidentStatus, agent: Agent): boolean {
      const open = openOf(key);
      if (open === undefined) return false;
      const isTakenBack = status === 'triggered';
      if (open.status !== status) onChange(replace(open, { status, isTakenBack }), agent);
      return true;
    },
  };
}

export type Incidents = ReturnType<typeof createIncidents>;
