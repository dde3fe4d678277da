import { z } from 'zod';
import { PAUSE_MINUTES } from '../../domain/release-pause';
import { scheduleHealth } from './health';
import { actor } from './timeline';

const instant = z.iso.datetime();
const count = z.int().min(0);
const reason = z.string().min(1).max(500);

export const pauseReleaseRequest = z
  .strictObject({
    reason: reason.meta({ description: 'Why; shown to everybody who looks, with who did it.' }),
    minutes: z
      .int()
      .min(PAUSE_MINUTES.shortest)
      .max(PAUSE_MINUTES.longest)
      .default(PAUSE_MINUTES.unlessTold)
      .meta({ description: 'The pause ends by itself after so long.' }),
  })
  .meta({ id: 'PauseRelease', example: { reason: 'Half the desk is in a meeting.', minutes: 20 } });

export const resumeReleaseRequest = z
  .strictObject({ reason })
  .meta({ id: 'ResumeRelease', example: { reason: 'They are back.' } });

export const queueRelease = z
  .object({
    queue: z.string(),
    open: z.boolean(),
    openedAt: instant.nullable().meta({
      description: 'Since when. Null while it is closed, and for a queue that no calendar closes.',
    }),
    opensAt: instant.nullable().meta({ description: 'When it opens next; null while it is open.' }),
    allInBy: instant.nullable().meta({
      description:
        'When whoever was held for this opening and is still left goes on by themselves, paused or not: the policy’s `within`. Null while it is closed.',
    }),
    held: count.meta({
      description: 'How many wait to be let in, callbacks of another time among them; a moment behind.',
    }),
    released: z
      .object({
        sinceOpening: count,
        lastTenMinutes: count.meta({ description: 'The rate.' }),
        lastAt: instant.nullable(),
      })
      .nullable()
      .meta({
        description:
          'How many the pacing has let in; not those who went on by themselves, or by a supervisor. Null while the queue is closed, and while the database is away.',
      }),
    paused: z
      .object({
        by: actor,
        reason: z.string(),
        since: instant,
        until: instant.meta({ description: 'When the pause ends by itself.' }),
      })
      .nullable(),
  })
  .meta({ id: 'QueueRelease' });
export type QueueReleaseView = z.infer<typeof queueRelease>;

export const releaseList = z
  .object({
    schedule: scheduleHealth.meta({ description: 'What lets them in, for all queues.' }),
    items: z.array(queueRelease).meta({ description: 'The queues whose policy says `release`.' }),
  })
  .meta({ id: 'ReleaseList' });
export type ReleaseList = z.infer<typeof releaseList>;
