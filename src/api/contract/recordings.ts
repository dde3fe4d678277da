import { z } from 'zod';
import { sid, word } from './twilio';

/** Twilio, "TwiML Voice: Record": the parameters of `action`, and with a status those of `recordingStatusCallback`. */
export const recordingForm = z
  .object({
    AccountSid: sid('AC'),
    CallSid: sid('CA'),
    RecordingSid: sid('RE').optional().meta({ description: 'Always there with a RecordingStatus.' }),
    RecordingStatus: word(64).optional().meta({
      description: 'in-progress, completed, absent or failed; not sent where Twilio asks what comes next.',
    }),
    RecordingUrl: z
      .url({ protocol: /^https?$/, error: 'This must be an http or https URL.' })
      .max(2_048)
      .optional(),
    RecordingDuration: z
      .string()
      .regex(/^(-1|\d{1,6})$/, 'This must be a number of seconds.')
      .transform((seconds) => (seconds === '-1' ? undefined : seconds))
      .optional(),
  })
  .refine((form) => form.RecordingStatus === undefined || form.RecordingSid !== undefined, {
    path: ['RecordingSid'],
    message: 'RecordingSid is required with a RecordingStatus.',
  })
  .meta({ id: 'Recording' });
