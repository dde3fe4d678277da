import { z } from 'zod';
import { FINDING_KINDS } from '../../domain/auditing';

const instant = z.iso.datetime().nullable();
const count = z.int().min(0);

export const scheduleHealth = z
  .object({
    status: z.enum(['running', 'paused', 'missing', 'unknown']).meta({
      description: '`missing`: no worker has made it yet. `unknown`: Temporal does not answer.',
    }),
    lastRunAt: instant,
  })
  .meta({ id: 'ScheduleHealth' });
export type ScheduleHealth = z.infer<typeof scheduleHealth>;

const fates = z.object({
  signalled: count.meta({ description: 'Delivered to their interactions: made good.' }),
  stored: count.meta({ description: 'They move no interaction; kept.' }),
  late: count.meta({ description: 'Their interaction had closed.' }),
  unknown: count.meta({ description: 'Of no interaction of ours.' }),
});

const finding = z
  .object({
    kind: z.enum(FINDING_KINDS),
    interactionId: z.string().nullable(),
    resourceSid: z.string().nullable().meta({ description: 'The task, call or conversation it is about.' }),
    since: z.iso.datetime(),
    repair: z.enum(['reread', 'delivered', 'ended']).nullable().meta({
      description: 'What was done about it. Null: somebody has to look.',
    }),
  })
  .meta({ id: 'Finding' });

export const reconciliationHealth = z
  .object({
    status: z.enum(['working', 'late']).meta({
      description:
        '`late`: the log is read up to more than three minutes ago, or no audit has seen everything for five. Events that get lost now are not made good.',
    }),
    eventLog: z.object({
      watermark: instant.meta({ description: 'How far TaskRouter’s event log is read. Null: not yet.' }),
      lagSeconds: count.nullable(),
      schedule: scheduleHealth,
      found: z
        .object({ lastHour: fates, lastDay: fates })
        .meta({ description: 'Events that no webhook had brought, by what became of them.' }),
    }),
    audit: z.object({
      heartbeatAt: instant.meta({ description: 'When an audit last saw everything.' }),
      schedule: scheduleHealth,
      findings: z.array(finding).meta({ description: 'What is amiss now, the oldest first; at most 1,000.' }),
      repairsLastDay: z.object({ reread: count, delivered: count, ended: count }),
    }),
    release: z.object({ schedule: scheduleHealth }).meta({
      description:
        'What lets those in who were held for an opening. Without it they go on by themselves, but late. Not part of `status`.',
    }),
  })
  .meta({ id: 'ReconciliationHealth' });
export type ReconciliationHealth = z.infer<typeof reconciliationHealth>;
