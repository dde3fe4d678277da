import { z } from 'zod';

export const sid = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `This must be ${prefix} and 32 lower-case hex digits.`);

const digits = z.string().regex(/^\d{1,15}$/, 'This must be a whole number.');
export const word = (most: number) => z.string().min(1).max(most);

/**
 * The forms that Twilio posts. Only what we read is named; Twilio adds parameters without notice, so others are left
 * unread. X-Twilio-Signature puts no separator between names and values, so the strict formats are what keeps a
 * shifted boundary from passing as another event.
 */
export const taskRouterEventForm = z
  .object({
    EventType: word(64),
    AccountSid: sid('AC'),
    WorkspaceSid: sid('WS'),
    Sid: sid('EV').optional().meta({ description: "The event's SID: the same in every delivery." }),
    ResourceSid: word(64).optional(),
    Timestamp: digits.optional().meta({ description: 'Seconds since the epoch.' }),
    TimestampMs: digits.optional().meta({ description: 'Milliseconds since the epoch.' }),
    TaskSid: sid('WT'),
    TaskAttributes: z.string().optional().meta({ description: 'JSON.' }),
    TaskVersion: z.string().optional(),
    TaskDateCreated: z.string().optional().meta({ description: 'Seconds since the epoch.' }),
    TaskChannelUniqueName: word(128).optional(),
    TaskQueueName: word(256).optional(),
    ReservationSid: sid('WR').optional(),
    WorkerSid: sid('WK').optional(),
    WorkerName: word(256).optional(),
    TaskCanceledReason: word(512).optional(),
    TaskCompletedReason: word(512).optional(),
    Reason: word(512).optional(),
    TaskTransferSid: sid('TT').optional(),
    TransferMode: word(16).optional(),
    TransferTo: word(64).optional(),
    TransferInitiatingWorkerSid: sid('WK').optional(),
  })
  .refine((form) => form.TimestampMs !== undefined || form.Timestamp !== undefined, {
    path: ['TimestampMs'],
    message: 'TimestampMs or Timestamp is required.',
  })
  .meta({ id: 'TaskRouterEvent' });
export type TaskRouterEventForm = z.infer<typeof taskRouterEventForm>;

export const inboundCallForm = z
  .object({ AccountSid: sid('AC'), CallSid: sid('CA'), From: word(256).optional(), To: word(256).optional() })
  .meta({ id: 'InboundCall' });

export const queueResultForm = z
  .object({
    AccountSid: sid('AC'),
    CallSid: sid('CA'),
    QueueResult: word(64).meta({
      description:
        'bridged, bridging-in-process, error, hangup, leave, redirected, redirected-from-bridged, queue-full or system-error.',
    }),
    QueueSid: word(64).optional(),
    QueueTime: digits.optional().meta({ description: 'Seconds in the queue.' }),
  })
  .meta({ id: 'QueueResult' });

export const callStatusForm = z
  .object({ AccountSid: sid('AC'), CallSid: sid('CA'), CallStatus: word(64) })
  .meta({ id: 'CallStatus' });
