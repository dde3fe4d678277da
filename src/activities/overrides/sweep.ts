import { heartbeat, sleep } from '@temporalio/activity';
import type { Command } from '../../domain/commands';
import type { InteractionId } from '../../domain/ids';
import type { Instant } from '../../domain/json';
import type { Swept } from '../../domain/overrides/actions';
import type { LeftAlone } from '../../domain/overrides/override';
import { CommandRefusedError, GatewayError } from '../../gateway/port';
import { auditOf, keepAudit, type AuditedEffect } from './audit';
import type { OverrideDependencies } from './ports';

export interface Sweep {
  readonly action: {
    readonly overrideId: string;
    readonly found: readonly InteractionId[];
    readonly sweep: number;
    readonly begunAt: Instant;
  };
  readonly command: Command;
  /** Refusals that are not worth telling: it was not about them, or is not any more. */
  readonly ignored: readonly string[];
  readonly auditAs: (id: InteractionId, sweep: number) => AuditedEffect;
}

/**
 * Each brings two or three requests to Twilio, which refuses beyond some hundred at once for a whole account (error
 * 20429): an override leaves most of that to those who are being served.
 */
const APART_MS = 100;

/**
 * Gives one command to each of those who were found, one after another. A repeat gives it to the same ones under the same
 * ids: nobody is moved twice, and what an attempt did that did not live to tell is told, and audited, by the next.
 */
export async function sweep(deps: OverrideDependencies, how: Sweep): Promise<Swept> {
  const moved: InteractionId[] = [];
  const leftAlone: LeftAlone[] = [];
  for (const interactionId of how.action.found) {
    const because = await give(deps, interactionId, how);
    if (because === null) moved.push(interactionId);
    else if (!how.ignored.includes(because)) leftAlone.push({ interactionId, because });
    heartbeat();
    if (because === null) await sleep(APART_MS);
  }
  return { moved, leftAlone };
}

/** Shorter than the silence by which Temporal knows a dead worker, or one that does not answer would be taken for that. */
const ANSWERS_WITHIN_MS = 5_000;

/** Throws GatewayError `no_answer_in_time`. What comes after that is found by the next look. */
async function inTime(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new GatewayError('no_answer_in_time', 'The interaction did not answer in time.');
    timer = setTimeout(() => reject(error), ANSWERS_WITHIN_MS);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => undefined);
  }
}

/** The refusal's type, or null when it was carried out. */
async function give(
  deps: OverrideDependencies,
  id: InteractionId,
  { action, command, auditAs }: Sweep,
): Promise<string | null> {
  const commandId = `override/${action.overrideId}/${command.kind}/${action.sweep}`;
  try {
    await inTime(deps.interactions.command(id, commandId, command));
  } catch (error) {
    if (error instanceof CommandRefusedError) return error.type;
    // One that does not answer holds nobody else up.
    if (error instanceof GatewayError && error.code !== 'temporal_unavailable') return error.code;
    throw error;
  }
  await keepAudit(deps, auditOf(auditAs(id, action.sweep), action.begunAt));
  return null;
}
