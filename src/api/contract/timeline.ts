import { z } from 'zod';
import type { JsonObject } from '../../domain/json';
import type { TimelineEntry } from '../../domain/timeline-entry';

/** Who made something happen. */
export const actor = z.object({
  kind: z.enum([
    'customer',
    'agent',
    'supervisor',
    'ops',
    'backend',
    'twilio',
    'pagerduty',
    'slack',
    'link',
    'jira',
    'throughline',
  ]),
  id: z.string().nullable(),
});

export const timelineEntry = z.object({
  at: z.iso.datetime().meta({ description: 'ISO 8601, UTC.' }),
  what: z.string(),
  by: actor,
  details: z.record(z.string(), z.unknown()) as z.ZodType<JsonObject>,
}) satisfies z.ZodType<TimelineEntry>;
