import { z } from 'zod';
import { ESCALATION_STATUSES } from '../../domain/escalation/asked';
import type { EscalationListItem } from '../../gateway/port';
import type { OperationContract } from './operation-contract';
import { pageSize, pageToken } from './requests';

const text = z.string().min(1).max(128);
const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });

export const escalationListQuery = z.strictObject({
  status: z.enum(ESCALATION_STATUSES).optional().meta({
    description:
      '`open`: nobody has taken it yet. `acknowledged`, `resolved`, or `unanswered`: left with whom the ladder names. Unless told: all that are not over.',
  }),
  ladder: text.optional(),
  level: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'This must be a number from 1 to 999.')
    .optional()
    .meta({ description: 'From 1.' }),
  owner: text.optional().meta({
    description:
      'Whose it is: a person or a channel of the policy, or the id of whoever escalated or took it.',
  }),
  startedBefore: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Only those that began earlier.' }),
  pageToken,
  pageSize,
});

export const escalationPage = z
  .object({
    items: z.array(
      z.object({
        escalationId: z.string(),
        interactionId: z.string(),
        ladder: z
          .string()
          .nullable()
          .meta({ description: 'Null, as `status` and `owner`, of one that an older worker began.' }),
        status: z.enum(ESCALATION_STATUSES).nullable(),
        level: z.int().nullable().meta({
          description: 'That is asked, or was when somebody took it; null once it is over.',
        }),
        owner: z.string().nullable(),
        dueAt: instant.nullable().meta({
          description:
            'By when it must be acknowledged, or resolved. Null: it is over, or that is being worked out.',
        }),
        startedAt: instant,
      }),
    ),
    nextPageToken: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'EscalationPage' }) satisfies z.ZodType<{
  items: EscalationListItem[];
  nextPageToken: string | null;
}>;

export type EscalationPage = z.infer<typeof escalationPage>;

export const ESCALATION_LIST = {
  listEscalations: {
    method: 'get',
    path: '/v1/escalations',
    summary: 'List escalations, the newest first: at which level, whose, until when',
    description:
      'Those that are not over, or of one status. Eventually consistent: a change shows after a moment. Answered by Temporal alone, also while no worker runs.',
    roles: ['backend', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    query: escalationListQuery,
    answers: { 200: { description: 'One page.', schema: escalationPage } },
    refusals: [400, 503],
  },
} satisfies Readonly<Record<string, OperationContract>>;
