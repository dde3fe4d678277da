import type { Instant, JsonObject } from '../json';
import type { AskedLevel, AskedTarget } from './asked';
import type { Escalation } from './escalation';

export const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What they get: identifiers, and the two texts that are meant for them. Wire format (docs/escalation.md). */
export function messageTo(
  { start, handedBack }: Pick<Escalation, 'start' | 'handedBack'>,
  { place, at, acknowledgeBy }: AskedLevel,
  { kind, name, text }: AskedTarget,
): JsonObject {
  const { escalationId, interactionId, externalId, customerId, channel, ladder, by, note } = start;
  const path = `/v1/interactions/${interactionId}`;
  return {
    type: place.level === null ? 'escalation.unanswered' : 'escalation.asked',
    timestamp: iso(at),
    data: {
      escalationId,
      interactionId,
      externalId,
      customerId,
      channel,
      ladder: ladder.name,
      round: place.round,
      level: place.level,
      target: { kind, name },
      text,
      note,
      ...handedBackBefore(at, handedBack),
      escalatedBy: { kind: by.kind, id: by.id },
      acknowledgeBy: iso(acknowledgeBy),
      links: { interaction: path, escalation: `${path}/escalations/${escalationId}` },
    },
  };
}

/** Why they are asked after others; the same however often the message is sent. */
function handedBackBefore(asked: Instant, handedBack: Escalation['handedBack'] = []): JsonObject {
  const last = handedBack.findLast(({ at }) => at <= asked);
  return last === undefined ? {} : { handedBack: { by: last.by, note: last.note } };
}
