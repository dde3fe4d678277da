import { asAgentSid } from './ids';
import type { ToldTransfer } from './routing-event';

/** The parameters of a transfer event, as event callback and event log name them alike (snake_case in the log). */
export interface TransferFields {
  readonly sid: string | null;
  /** `WARM` or `COLD`. */
  readonly mode: string | null;
  readonly to: string | null;
  readonly initiatedBy: string | null;
}

/** In our words; undefined when the event tells of no transfer. */
export function toldTransfer({ sid, mode, to, initiatedBy }: TransferFields): ToldTransfer | undefined {
  if (sid === null) return undefined;
  return {
    sid,
    mode: mode === 'WARM' ? 'warm' : mode === 'COLD' ? 'cold' : null,
    to,
    initiatedBy: initiatedBy === null ? null : asAgentSid(initiatedBy),
  };
}
