import type { JsonObject } from '../../domain/json';
import type { ReleasePause } from '../../domain/release-pause';
import {
  RELEASE_EARLIER_BODIES_MEMO,
  RELEASE_EARLIER_MEMO,
  type ReleaseResumption,
} from '../../workflows/messages';
import { expectSame, hashOf } from '../send-update';

/** A command that has made a queue's release what it is. */
export interface KnownCommand {
  readonly commandId: string;
  /** Null: an older API kept none. */
  readonly bodyHash: string | null;
}

/** So many are known again when they are repeated. */
const MOST_KNOWN = 50;

/** What was asked: not when, for a repeat comes later. */
export const ofPause = ({ commandId, reason, since, until }: ReleasePause): KnownCommand => ({
  commandId,
  bodyHash: hashOf({ reason, lastsMs: until - since }),
});

/** Null: an older API gave it no id. */
export const ofResumption = ({ commandId, reason }: ReleaseResumption): KnownCommand | null =>
  commandId === undefined ? null : { commandId, bodyHash: hashOf({ reason }) };

/** Whether it is one of them. Throws GatewayError `idempotency_conflict` when that had another body. */
export function isKnown(known: readonly KnownCommand[], asked: KnownCommand | null): boolean {
  const first = known.find(({ commandId }) => commandId === asked?.commandId);
  if (first === undefined || asked === null) return false;
  if (first.bodyHash !== null && asked.bodyHash !== null) expectSame(asked.bodyHash, first.bodyHash);
  return true;
}

/** As a run's memo keeps them. */
export function inMemo(known: readonly KnownCommand[]): JsonObject {
  const latest = known.slice(-MOST_KNOWN);
  return {
    [RELEASE_EARLIER_MEMO]: latest.map(({ commandId }) => commandId),
    [RELEASE_EARLIER_BODIES_MEMO]: latest.map(({ bodyHash }) => bodyHash),
  };
}

export function fromMemo(memo: Readonly<Record<string, unknown>> | undefined): KnownCommand[] {
  const ids = (memo?.[RELEASE_EARLIER_MEMO] as readonly string[] | undefined) ?? [];
  const bodies = (memo?.[RELEASE_EARLIER_BODIES_MEMO] as readonly (string | null)[] | undefined) ?? [];
  return ids.map((commandId, n) => ({ commandId, bodyHash: bodies[n] ?? null }));
}
