import type { Actor } from './actor';
import type { TransferMode, TransferTarget } from './transfer';

/**
 * What a person or a backend may ask of a running interaction. Each carries the caller-chosen command id in the
 * Temporal update id, so sending one twice has the effect and the answer of sending it once.
 */
export type Command =
  | { readonly kind: 'resolve'; readonly by: Actor; readonly note: string | null }
  | { readonly kind: 'note'; readonly by: Actor; readonly text: string }
  | {
      readonly kind: 'transfer';
      readonly by: Actor;
      readonly to: TransferTarget;
      readonly mode: TransferMode;
      readonly note: string | null;
      /** The agent's desktop can make the transfer itself, which calls need. */
      readonly desktop: boolean;
      /** A supervisor's: the rules against loops do not hold. */
      readonly override: boolean;
    }
  | {
      readonly kind: 'cancel';
      readonly by: Actor;
      /** On whose behalf: a customer who left, the backend that opened it, or operations. */
      readonly onBehalfOf: 'customer' | 'backend' | 'ops';
      readonly reason: string;
    };

const isText = (value: unknown) => typeof value === 'string';

/** Whether an update's payload is a command, whoever sent it: Temporal's door is open to more than our gateway. */
export function isCommand(value: unknown): value is Command {
  if (typeof value !== 'object' || value === null) return false;
  const command = value as Record<string, unknown>;
  if (!isActor(command.by)) return false;
  switch (command.kind) {
    case 'resolve':
      return command.note === null || isText(command.note);
    case 'note':
      return isText(command.text);
    case 'transfer':
      return isTransfer(command);
    case 'cancel':
      return ['customer', 'backend', 'ops'].includes(String(command.onBehalfOf)) && isText(command.reason);
    default:
      return false;
  }
}

const isTransfer = ({ to, mode, note, desktop, override }: Record<string, unknown>): boolean =>
  isTarget(to) &&
  (mode === 'cold' || mode === 'warm') &&
  (note === null || isText(note)) &&
  typeof desktop === 'boolean' &&
  typeof override === 'boolean';

function isTarget(value: unknown): value is TransferTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, queue, agent } = value as Record<string, unknown>;
  return kind === 'queue' ? isText(queue) : kind === 'agent' && isText(agent);
}

function isActor(value: unknown): value is Actor {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as Record<string, unknown>;
  return isText(kind) && (id === null || isText(id));
}
