import { z } from 'zod';
import { ESCALATION_STATUSES, PAGE_STATUSES, TARGET_KINDS } from '../../domain/escalation/asked';
import type { EscalationView } from '../../domain/escalation/escalation-view';
import { REPLAY_OUTCOMES, type Replayed } from '../../domain/escalation/replaying';
import { actor, timelineEntry } from './timeline';

const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });

/** An escalation: who is asked, whose it is, and until when. */
export const escalation = z
  .object({
    escalationId: z.string(),
    ladder: z.string(),
    status: z.enum(['starting', ...ESCALATION_STATUSES]),
    level: z
      .int()
      .nullable()
      .meta({ description: 'From 1; null at the end, where nobody has acknowledged.' }),
    levels: z.int(),
    round: z.int().meta({ description: 'How often the ladder is climbed, from 1.' }),
    startedBy: actor,
    owner: z
      .object({
        kind: z.enum([...TARGET_KINDS, ...actor.shape.kind.options]),
        name: z.string().nullable(),
        since: instant,
        because: z.string(),
      })
      .meta({ description: 'Whose it is: somebody always is.' }),
    asked: z.array(
      z.object({
        pageId: z
          .string()
          .optional()
          .meta({ description: 'Of the message; missing in what an older worker told.' }),
        kind: z.enum(TARGET_KINDS),
        name: z.string(),
        round: z.int(),
        level: z.int().nullable(),
        page: z.enum(PAGE_STATUSES),
        acknowledgedAt: instant.nullable(),
        handedBackAt: instant.optional().meta({ description: 'Set once they have handed it back.' }),
      }),
    ),
    deadlines: z.array(z.object({ what: z.string(), dueAt: instant })),
    startedAt: instant,
    endedAt: instant.nullable(),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'Escalation' }) satisfies z.ZodType<EscalationView>;

export const pageReplayed = z
  .object({
    pageId: z.string(),
    outcome: z.enum(REPLAY_OUTCOMES).meta({
      description: '`failed`: the receiver did not take it. `unknown`: nobody knows whether it did.',
    }),
    why: z.string().nullable().meta({ description: 'Null when it was sent.' }),
  })
  .meta({ id: 'PageReplayed' }) satisfies z.ZodType<Replayed>;

export const escalationBegun = z
  .object({ escalationId: z.string(), status: z.literal('open') })
  .meta({ id: 'EscalationBegun' });
