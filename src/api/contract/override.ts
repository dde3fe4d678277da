import { z } from 'zod';
import type { OverrideSource } from '../../domain/overrides/source';
import { OVERRIDE_STATUSES } from '../../domain/overrides/override';
import type { OverrideSummary, OverrideView } from '../../domain/overrides/override-view';
import type { OverridePreview } from '../../domain/overrides/preview';
import { actor, timelineEntry } from './timeline';

const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });
const text = (most: number) => z.string().min(1).max(most);

const source = z.union(
  [
    z.strictObject({ queue: text(128).meta({ description: 'As the routing policy names it.' }) }),
    z.strictObject({ route: text(128).meta({ description: 'As the routing policy names it.' }) }),
  ],
  { error: 'Name one source: {"queue": "…"} or {"route": "…"}.' },
);

export type SourceRequest = z.output<typeof source>;

export const overrideRequest = z
  .strictObject({
    from: source.meta({ description: 'Those who wait in a queue, or anywhere on a route.' }),
    to: z.strictObject({ queue: text(128) }),
    reason: text(500).meta({
      description: 'Why; it stands in every timeline and audit entry, with who did it.',
    }),
    until: z.iso
      .datetime({ offset: true, error: 'This must be an instant such as 2026-01-31T09:00:00Z.' })
      .meta({ description: 'When it ends by itself: at least a minute and at most 24 hours ahead.' }),
  })
  .meta({
    id: 'OverrideRequest',
    example: {
      from: { queue: 'enterprise-technical' },
      to: { queue: 'technical-backup' },
      reason: 'The senior team has lost its VPN.',
      until: '2026-12-01T12:00:00Z',
    },
  });

export const endOverrideRequest = z
  .strictObject({ reason: text(500).meta({ description: 'Why it ends before its time.' }) })
  .meta({ id: 'EndOverride', example: { reason: 'The VPN is back.' } });

const overrideSource = z.union([
  z.object({ kind: z.literal('queue'), queue: z.string() }),
  z.object({ kind: z.literal('route'), route: z.string() }),
]) satisfies z.ZodType<OverrideSource>;

const summary = {
  overrideId: z.string(),
  from: overrideSource,
  to: z.string().meta({ description: 'The name of a queue.' }),
  reason: z.string(),
  by: actor,
  until: instant,
  status: z.enum(OVERRIDE_STATUSES).meta({
    description:
      '`holding`: who waits is led elsewhere, and who comes. `returning`: it is over, and who still waits there is led back.',
  }),
  moved: z
    .int()
    .meta({ description: 'Who waited and was led elsewhere; who came meanwhile is not counted.' }),
  returned: z.int(),
  notReturned: z.int().min(1).optional().meta({
    description:
      'Present when it gave up leading somebody back, a quarter of an hour after its end: how many. `leftAlone` of the live state names some.',
  }),
};

const leftAlone = z.object({
  interactionId: z.string(),
  because: z.string().meta({ description: 'The type of the refusal, e.g. `transfer_underway`.' }),
});

const refusal = z.union([z.object({ type: z.string(), message: z.string() }), z.null()]);

/** An emergency override: from where to where, how long, and what it has done. */
export const override = z
  .object({
    ...summary,
    startedAt: instant,
    refusal: refusal.meta({ description: 'Why it was not let in.' }),
    ending: z
      .union([
        z.object({ at: instant, because: z.enum(['expired', 'ended']), by: actor, reason: z.string() }),
        z.null(),
      ])
      .meta({ description: 'Null while it holds.' }),
    endedAt: instant.nullable().meta({
      description: 'When everybody was back, or it gave up leading back who was left (`notReturned`).',
    }),
    leftAlone: z.array(leftAlone).meta({
      description:
        'Who was not led elsewhere, or not back, when it was last looked at. At most 100 are named.',
    }),
    deadlines: z.array(z.object({ what: z.string(), dueAt: instant })),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'Override' }) as unknown as z.ZodType<OverrideView>;

export const overrideList = z
  .object({ items: z.array(z.object(summary)) })
  .meta({ id: 'OverrideList' }) satisfies z.ZodType<{ items: OverrideSummary[] }>;

const wouldMove = {
  interactionId: z.string(),
  queue: z.string(),
  priority: z.int().nullable(),
};

export const overridePreview = z
  .object({
    refusal: refusal.meta({ description: 'Why it would not be let in; null: it would.' }),
    moves: z.array(z.object(wouldMove)),
    leftAlone: z.array(z.object({ ...wouldMove, because: z.string(), message: z.string() })),
    more: z.boolean().meta({ description: 'More than 200 wait there: the others were not asked.' }),
  })
  .meta({ id: 'OverridePreview' }) as unknown as z.ZodType<OverridePreview>;
