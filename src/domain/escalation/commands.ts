import { isActor, type Actor } from '../actor';
import type { JsonObject } from '../json';

/** What may be asked of a running escalation. `as` names whom, of those who were asked, the caller stands for. */
export type EscalationCommand =
  | {
      readonly kind: 'acknowledge';
      readonly by: Actor;
      readonly as: string | null;
      /** Where the channel keeps it, as it says by the way. */
      readonly ref?: JsonObject;
    }
  | {
      readonly kind: 'resolve_escalation';
      readonly by: Actor;
      readonly as: string | null;
      readonly note: string | null;
      /** `false`: the customer is not told of it, whatever the ladder says. */
      readonly tellCustomer?: boolean;
      readonly ref?: JsonObject;
    }
  /** They do not have it any more, or will not: the ladder asks on. */
  | {
      readonly kind: 'hand_back';
      readonly by: Actor;
      readonly as: string | null;
      /** What whoever is asked next is told. */
      readonly note: string | null;
      readonly ref?: JsonObject;
      /** Of which of its alerts the channel says so, where it keeps several. */
      readonly alert?: string;
    }
  /** Said on an issue of the escalation's; `issue` is the tracker's id of it. */
  | {
      readonly kind: 'comment';
      readonly by: Actor;
      readonly as: null;
      readonly issue: string;
      readonly text: string;
    };

export type EscalationCommandKind = EscalationCommand['kind'];

/** Those who answer where they were asked: the channel's own webhook says who. `as` is then the channel's name. */
export const ANSWERING_CHANNELS = ['pagerduty', 'slack', 'jira'] as const satisfies readonly Actor['kind'][];

export const isAnsweringChannel = ({ kind }: Actor): boolean =>
  (ANSWERING_CHANNELS as readonly string[]).includes(kind);

/** Whether they are known by where they were asked, and not by a role: a channel's user, or who has a message's link. */
export const answersWhereAsked = ({ kind, by }: EscalationCommand): boolean =>
  isAnsweringChannel(by) || (by.kind === 'link' && kind !== 'comment');

/** Who may give which command; whether they were asked is looked at besides, and channels may as they were. */
export const ESCALATION_COMMAND_ROLES = {
  acknowledge: ['backend', 'agent', 'supervisor', 'ops'],
  resolve_escalation: ['backend', 'agent', 'supervisor', 'ops'],
  hand_back: ['backend', 'agent', 'supervisor', 'ops'],
  comment: [],
} as const satisfies Readonly<Record<EscalationCommandKind, readonly Actor['kind'][]>>;

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

/** Whether an update's payload is a command, whoever sent it. */
export function isEscalationCommand(value: unknown): value is EscalationCommand {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, by, as, note, issue, text, ref, alert, tellCustomer } = value as Record<string, unknown>;
  if (!isActor(by) || !isTextOrNull(as)) return false;
  if (kind === 'comment') return as === null && typeof issue === 'string' && typeof text === 'string';
  if (ref !== undefined && (typeof ref !== 'object' || ref === null)) return false;
  if (kind === 'acknowledge') return true;
  if (alert !== undefined && typeof alert !== 'string') return false;
  if (tellCustomer !== undefined && typeof tellCustomer !== 'boolean') return false;
  return (kind === 'resolve_escalation' || kind === 'hand_back') && isTextOrNull(note);
}
