import { z } from 'zod';
import { word } from './twilio';

/**
 * What we read of a v3 webhook about an incident (PagerDuty, Webhooks Overview, "Webhook Payload"). `incident_key` is the
 * `dedup_key` that the incident's alert was triggered with.
 */
export const pagerDutyEvent = z
  .object({
    event: z.object({
      id: word(128).meta({ description: 'The same in every delivery.' }),
      event_type: word(64),
      agent: z
        .object({ type: z.string(), summary: z.string().nullish() })
        .nullish()
        .meta({ description: 'Who or what did it.' }),
      data: z.object({ incident_key: z.string().nullish() }),
    }),
  })
  .meta({ id: 'PagerDutyEvent' });
