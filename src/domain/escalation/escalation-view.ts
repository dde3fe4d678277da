import type { Actor } from '../actor';
import type { TimelineEntry } from '../timeline-entry';
import type { EscalationStatus, Owner, PageStatus, TargetKind } from './asked';

export interface AskedView {
  /** Of the message, by which it is replayed. Missing in what an older worker told. */
  readonly pageId?: string | undefined;
  readonly kind: TargetKind;
  readonly name: string;
  readonly round: number;
  /** Null: it was told that nobody has acknowledged. */
  readonly level: number | null;
  readonly page: PageStatus;
  readonly acknowledgedAt: string | null;
  /** Set once they have said that they do not have it, or will not. */
  readonly handedBackAt?: string | undefined;
}

/** An escalation in the live state of its interaction. Instants are ISO 8601, UTC. Wire format. */
export interface EscalationView {
  readonly escalationId: string;
  readonly ladder: string;
  /** `starting`: its workflow is about to begin. */
  readonly status: 'starting' | EscalationStatus;
  /** Null once the ladder's end is reached. */
  readonly level: number | null;
  readonly levels: number;
  readonly round: number;
  readonly startedBy: Actor;
  readonly owner: Omit<Owner, 'since'> & { readonly since: string };
  readonly asked: readonly AskedView[];
  readonly deadlines: readonly { readonly what: string; readonly dueAt: string }[];
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly timeline: readonly TimelineEntry[];
}

/** What the interaction is told; a higher version is newer. */
export interface EscalationReport {
  readonly version: number;
  readonly view: EscalationView;
  /** Somebody has resolved it, and the customer is to be told so. */
  readonly answers?: true;
}

export const isEscalationReport = (value: unknown): value is EscalationReport => {
  if (typeof value !== 'object' || value === null) return false;
  const { version, view } = value as Partial<Record<keyof EscalationReport, unknown>>;
  return typeof version === 'number' && typeof view === 'object' && view !== null && 'escalationId' in view;
};
