import { z } from 'zod';
import { word } from './twilio';

/** What we read of the `payload` of a pressed button (Slack, "block_actions payload"). */
export const slackPress = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: word(64) }),
  response_url: z.string().optional(),
  actions: z
    .array(z.object({ action_id: z.string(), action_ts: word(64), value: z.string().optional() }))
    .min(1),
});

export const slackForm = z
  .object({ payload: z.string().meta({ description: 'JSON: a block_actions payload.' }) })
  .meta({ id: 'SlackInteraction' });
