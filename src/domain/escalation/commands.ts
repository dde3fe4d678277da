import { isActor, type Actor } from '../actor';

/** What may be asked of a running escalation. `as` names whom, of those who were asked, the caller stands for. */
export type EscalationCommand =
  | { readonly kind: 'acknowledge'; readonly by: Actor; readonly as: string | null }
  | {
      readonly kind: 'resolve_escalation';
      readonly by: Actor;
      readonly as: string | null;
      readonly note: string | null;
    };

export type EscalationCommandKind = EscalationCommand['kind'];

/** Those who answer where they were asked: the channel's own webhook says who. `as` is then the channel's name. */
export const ANSWERING_CHANNELS = ['pagerduty', 'slack'] as const satisfies readonly Actor['kind'][];

export const isAnsweringChannel = ({ kind }: Actor): boolean =>
  (ANSWERING_CHANNELS as readonly string[]).includes(kind);

/** Whether they are known by where they were asked, and not by a role: a channel's user, or a link, which acknowledges only. */
export const answersWhereAsked = ({ kind, by }: EscalationCommand): boolean =>
  isAnsweringChannel(by) || (by.kind === 'link' && kind === 'acknowledge');

/** Who may give which command; whether they were asked is looked at besides, and channels may as they were. */
export const ESCALATION_COMMAND_ROLES = {
  acknowledge: ['backend', 'agent', 'supervisor', 'ops'],
  resolve_escalation: ['backend', 'agent', 'supervisor', 'ops'],
} as const satisfies Readonly<Record<EscalationCommandKind, readonly Actor['kind'][]>>;

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

/** Whether an update's payload is a command, whoever sent it. */
export function isEscalationCommand(value: unknown): value is EscalationCommand {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, by, as, note } = value as Record<string, unknown>;
  if (!isActor(by) || !isTextOrNull(as)) return false;
  return kind === 'acknowledge' || (kind === 'resolve_escalation' && isTextOrNull(note));
}
