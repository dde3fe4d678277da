import { isActor, type Actor } from './actor';
import { CALLBACK_RESULTS, type CallbackResult } from './callback';
import type { Instant } from './json';
import { isDivertCommand, type DivertCommand } from './overrides/divert-command';
import type { ConsultMode, TransferMode, TransferTarget } from './transfer';

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
    }
  | EscalateCommand
  | ConsultCommand
  | ParkCommand
  | CallbackCommand
  | CallbackResultCommand
  | SupervisorCommand
  | DivertCommand;

/** People outside the queues are asked, by a ladder of the policy, from this level on. */
export interface EscalateCommand {
  readonly kind: 'escalate';
  readonly by: Actor;
  readonly ladder: string;
  readonly level: number;
  readonly note: string | null;
}

/** It waits for its customer, with nobody; `until` null: as long as the policy says. */
export interface ParkCommand {
  readonly kind: 'park';
  readonly by: Actor;
  readonly until: Instant | null;
  readonly note: string | null;
}

/** The caller need not hang on: they are called back, at a time of theirs or when it is their turn. */
export interface CallbackCommand {
  readonly kind: 'callback';
  readonly by: Actor;
  /** Null: the number they called from. */
  readonly to: string | null;
  readonly at: Instant | null;
}

/** Whether the customer answered the call. */
export interface CallbackResultCommand {
  readonly kind: 'callback_result';
  readonly by: Actor;
  readonly result: CallbackResult;
}

/** Somebody else is brought in, while the customer stays with who has them. */
export type ConsultCommand =
  | {
      readonly kind: 'consult';
      readonly by: Actor;
      readonly to: TransferTarget;
      readonly mode: ConsultMode;
      readonly note: string | null;
      /** As of a transfer. */
      readonly desktop: boolean;
    }
  /** By either of the two. Handing over is for who has the customer. */
  | { readonly kind: 'end_consult'; readonly by: Actor; readonly handOver: boolean };

/** What supervisors may do to anybody's interaction. Each says why; the reason stands in the timeline. */
export type SupervisorCommand =
  /** The customer goes to this agent, whoever has them: most often the supervisor's own worker. */
  | { readonly kind: 'take_over'; readonly by: Actor; readonly agent: string; readonly reason: string }
  /** The customer goes elsewhere, whether they wait or somebody has them. */
  | { readonly kind: 'move'; readonly by: Actor; readonly to: TransferTarget; readonly reason: string }
  /** From an agent back into the interaction's own route, with the place kept. */
  | { readonly kind: 'requeue'; readonly by: Actor; readonly reason: string }
  /** It ends, wherever it is. */
  | { readonly kind: 'force_complete'; readonly by: Actor; readonly reason: string };

export type CommandKind = Command['kind'];

/** Who may give which command; whether the interaction is theirs is asked besides. */
export const COMMAND_ROLES = {
  resolve: ['agent', 'supervisor', 'ops'],
  note: ['backend', 'agent', 'supervisor', 'ops'],
  transfer: ['agent', 'supervisor'],
  consult: ['agent', 'supervisor'],
  end_consult: ['agent', 'supervisor'],
  park: ['agent', 'supervisor'],
  escalate: ['agent', 'supervisor'],
  callback: ['backend', 'supervisor', 'ops'],
  callback_result: ['agent', 'supervisor'],
  cancel: ['backend', 'supervisor', 'ops'],
  take_over: ['supervisor'],
  move: ['supervisor'],
  requeue: ['supervisor'],
  force_complete: ['supervisor', 'ops'],
  divert: ['supervisor'],
  end_diversion: ['supervisor', 'throughline'],
} as const satisfies Readonly<Record<CommandKind, readonly Actor['kind'][]>>;

const isText = (value: unknown) => typeof value === 'string';
const isInstantOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

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
    case 'consult':
      return isConsult(command);
    case 'end_consult':
      return typeof command.handOver === 'boolean';
    case 'park':
      return isInstantOrNull(command.until) && (command.note === null || isText(command.note));
    case 'escalate':
      return isEscalate(command);
    case 'callback':
      return (command.to === null || isText(command.to)) && isInstantOrNull(command.at);
    case 'callback_result':
      return CALLBACK_RESULTS.some((known) => known === command.result);
    case 'take_over':
      return isText(command.agent) && isText(command.reason);
    case 'move':
      return isTarget(command.to) && isText(command.reason);
    case 'requeue':
    case 'force_complete':
      return isText(command.reason);
    case 'divert':
    case 'end_diversion':
      return isDivertCommand(command);
    default:
      return false;
  }
}

const isEscalate = ({ ladder, level, note }: Record<string, unknown>): boolean =>
  isText(ladder) && Number.isSafeInteger(level) && Number(level) >= 1 && (note === null || isText(note));

const isTransfer = ({ to, mode, note, desktop, override }: Record<string, unknown>): boolean =>
  isTarget(to) &&
  (mode === 'cold' || mode === 'warm') &&
  (note === null || isText(note)) &&
  typeof desktop === 'boolean' &&
  typeof override === 'boolean';

const isConsult = ({ to, mode, note, desktop }: Record<string, unknown>): boolean =>
  isTarget(to) &&
  (mode === 'private' || mode === 'joined') &&
  (note === null || isText(note)) &&
  typeof desktop === 'boolean';

function isTarget(value: unknown): value is TransferTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, queue, agent } = value as Record<string, unknown>;
  return kind === 'queue' ? isText(queue) : kind === 'agent' && isText(agent);
}
