import { z } from 'zod';

const text = (most: number) => z.string().min(1).max(most);

/** The database keeps no character 0, so nothing is found by one. */
const sought = text(128).regex(/^[^\0]*$/, 'This must not hold the character 0.');

export const auditQuery = z.strictObject({
  interactionId: sought.optional(),
  actor: sought.optional().meta({ description: 'The name of a token, or the worker SID of an agent.' }),
  from: z.iso
    .datetime({ offset: true, error: 'This must be an instant such as 2026-01-31T09:00:00Z.' })
    .optional()
    .meta({ description: 'Nothing that was asked before this instant.' }),
  pageToken: text(2_048).optional().meta({ description: '`nextPageToken` of the page before.' }),
  pageSize: z
    .string()
    .regex(/^([1-9]\d?|100)$/, 'This must be a number from 1 to 100.')
    .optional()
    .meta({ description: 'From 1 to 100; 25 unless told.' }),
});

const auditEntry = z
  .object({
    id: z.uuid(),
    askedAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
    interactionId: z.string(),
    command: z.string().meta({ description: 'As the path names it: `resolve`, `notes`, `consult/end`, ...' }),
    idempotencyKey: z.string().nullable(),
    actor: z.object({
      role: z.string(),
      name: z.string().meta({ description: 'The name of the token.' }),
      agentSid: z.string().nullable(),
    }),
    reason: z.string().nullable(),
    noteGiven: z.boolean().meta({ description: 'Whether a note came with it; its words are with the case.' }),
    details: z.record(z.string(), z.unknown()),
    answer: z.string().nullable().meta({
      description:
        '`ok`, or the code of the problem it was refused with. Null: the process ended before it knew; see the timeline.',
    }),
  })
  .meta({ id: 'AuditEntry' });

export const auditPage = z
  .object({ items: z.array(auditEntry), nextPageToken: z.string().nullable() })
  .meta({ id: 'AuditPage' });
