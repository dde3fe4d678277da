import { z } from 'zod';
import { chosenClock, clock } from './clocks';
import { actor, timelineEntry } from './timeline';
import { escalation } from './escalation';
import { AFTER_HOURS_KINDS } from '../../domain/after-hours';
import { RECORDING_STATUSES } from '../../domain/voicemail';
import { CHANNELS, RING_CLASSES } from '../../domain/channel';
import type { RoutingDecision } from '../../domain/decision';
import { OUTCOMES, PHASES, type InteractionView } from '../../domain/interaction-view';
import type { JsonObject } from '../../domain/json';
import { PASSED_OVER } from '../../domain/known-agent';
import { CONSULT_RESULTS, TRANSFER_RESULTS } from '../../domain/transfer';
import type { InteractionListItem } from '../../gateway/port';

const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });
const jsonObject = z.record(z.string(), z.unknown()) as z.ZodType<JsonObject>;
const milliseconds = z.int().min(0);

const afterHours = z
  .object({
    kind: z.enum(AFTER_HOURS_KINDS),
    text: z.string(),
    queue: z.string(),
    opensAt: milliseconds.nullable().meta({ description: 'Since 1970; null: nobody knows.' }),
    releaseWithinMs: milliseconds.optional(),
  })
  .meta({ description: 'What was decided because every queue was closed.' });

const knownAgent = z
  .union([
    z.object({
      asked: z.literal(true),
      agentSid: z.string(),
      agentName: z.string(),
      servedAt: milliseconds.meta({ description: 'Since 1970: when they accepted the customer last.' }),
      acceptWithinMs: milliseconds,
      queue: z.string(),
      route: z.string(),
    }),
    z.object({
      asked: z.literal(false),
      agentSid: z.string().nullable(),
      because: z.enum(PASSED_OVER),
    }),
  ])
  .meta({
    description: 'The agent who served the customer last, and whether they are asked before the steps.',
  });

const decision = z
  .object({
    policyVersion: z.string(),
    route: z.string(),
    ringClass: z.enum(RING_CLASSES),
    ringMs: milliseconds,
    priority: z.int(),
    priorityReasons: z.array(z.string()),
    steps: z.array(
      z.object({
        step: z.int().min(1),
        queue: z.string(),
        eligible: z
          .string()
          .nullable()
          .meta({ description: 'TaskRouter expression; null: everyone in the queue.' }),
        acceptWithinMs: milliseconds,
        deadlineMs: milliseconds.meta({ description: "Counted from the task's creation." }),
        route: z.string().optional(),
        planStep: z
          .int()
          .min(1)
          .optional()
          .meta({ description: "Its number in the policy's route, where closed steps were left out." }),
      }),
    ),
    transferRules: z
      .object({ mostHops: z.int(), sameQueueTwice: z.boolean(), sameAgentTwice: z.boolean() })
      .optional(),
    parking: z.object({ dueMs: milliseconds }).optional(),
    silence: z
      .union([
        z.object({ nudgeAfterMs: milliseconds, requeueAfterMs: milliseconds, mostTimes: z.int() }),
        z.null(),
      ])
      .optional(),
    clocks: z.array(chosenClock).optional(),
    callbacks: z
      .object({
        mostAttempts: z.int(),
        retryAfterMs: milliseconds,
        acceptWithinMs: milliseconds,
        text: z.string().nullable(),
      })
      .optional(),
    ending: z.object({ kind: z.enum(['message', 'callback', 'voicemail', 'email']), text: z.string() }),
    closedSteps: z
      .array(z.object({ queue: z.string(), opensAt: milliseconds.nullable() }))
      .optional()
      .meta({ description: 'Steps that were left out, because their queues were closed.' }),
    afterHours: afterHours.optional(),
    knownAgent: knownAgent.optional(),
    remembersAgents: z.literal(true).optional(),
    passedOver: z.array(z.object({ route: z.string(), because: z.string() })),
    diagnostics: z.string().nullable(),
  })
  .meta({ description: 'Why it goes where it goes.' }) satisfies z.ZodType<RoutingDecision>;

const leg = z.object({
  legId: z.string(),
  origin: z.enum(['plain', 'interaction', 'enqueue']),
  route: z.string(),
  step: z.int(),
  queue: z.string().nullable(),
  taskSid: z.string().nullable(),
  agent: z.union([z.object({ sid: z.string(), name: z.string() }), z.null()]),
  status: z.enum(['creating', 'waiting', 'accepted', 'wrapping', 'ended']),
  transfer: z
    .union([
      z.object({
        from: z.string().meta({ description: 'The leg that the customer came from.' }),
        mode: z.enum(['cold', 'warm']),
        by: actor,
        result: z.union([z.enum(TRANSFER_RESULTS), z.null()]).meta({ description: 'Null while it is open.' }),
      }),
      z.null(),
    ])
    .meta({ description: 'Set where a transfer opened the leg.' }),
  consult: z
    .union([
      z.object({
        from: z.string().meta({ description: 'The leg of who has the customer.' }),
        mode: z.enum(['private', 'joined']),
        by: actor,
        result: z
          .union([z.enum([...TRANSFER_RESULTS, ...CONSULT_RESULTS]).exclude(['accepted']), z.null()])
          .meta({ description: 'Null while somebody is asked or there.' }),
      }),
      z.null(),
    ])
    .meta({ description: 'Set where the leg is of somebody who is brought in.' }),
});

export const transferBegun = z
  .object({ legId: z.string(), status: z.enum(['offering', 'ready', 'moving']) })
  .meta({ id: 'TransferBegun' });

const conversation = z.object({
  sid: z.string().nullable(),
  lastCustomerMessageAt: instant.nullable(),
  lastAgentMessageAt: instant.nullable(),
  closedAt: instant.nullable(),
});

export const told = z.object({ interactionId: z.string() }).meta({ id: 'Told' });

const defect = z.object({
  attribute: z.string(),
  problem: z.string(),
  used: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  source: z.string(),
});

/** The live state: where an interaction is, and why. */
export const interaction = z
  .object({
    interactionId: z.string(),
    externalId: z.string().nullable(),
    source: z.string(),
    phase: z.enum(PHASES),
    outcome: z.union([z.enum(OUTCOMES), z.null()]),
    outcomeReason: z.string().nullable(),
    channel: z.enum(CHANNELS),
    attributes: jsonObject,
    defects: z.array(defect),
    policyVersion: z.string().nullable(),
    continues: z.string().nullable(),
    legs: z.array(leg),
    conversation: z
      .union([conversation, z.null()])
      .meta({ description: "The customer's conversation on Twilio, where they are in one." }),
    deadlines: z.array(
      z.object({
        what: z.string(),
        dueAt: instant,
        leftMs: milliseconds
          .optional()
          .meta({ description: 'Of a clock: until then, as its calendar counts.' }),
      }),
    ),
    clocks: z.array(clock).optional().meta({ description: 'Absent where nothing was promised.' }),
    decision: z.union([decision, z.null()]),
    held: z
      .object({
        queue: z.string(),
        since: instant,
        until: instant,
        releaseBy: instant.optional().meta({
          description: 'Present where those who wait are let in by and by: by then it goes on in any case.',
        }),
      })
      .optional()
      .meta({ description: 'Present while it waits, with nobody, for its queue to open.' }),
    callback: z
      .object({ failed: z.int(), result: z.union([z.enum(['reached', 'failed']), z.null()]) })
      .optional()
      .meta({ description: 'Present once the customer is to be called back; `failed` counts attempts.' }),
    diverted: z
      .object({ overrideId: z.string(), from: z.string(), to: z.string() })
      .optional()
      .meta({ description: 'Present while it waits where an emergency override leads it.' }),
    voicemail: z
      .object({
        result: z.union([z.enum([...RECORDING_STATUSES, 'missing']), z.null()]),
        recordingSid: z.string().nullable(),
        seconds: z.int().nullable(),
      })
      .optional()
      .meta({ description: 'Present once a caller was asked to leave a message; `missing`: nothing came.' }),
    escalations: z.array(escalation),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'Interaction' }) satisfies z.ZodType<InteractionView>;

const link = z.string().meta({ description: 'A path on this server.' });

export const startedInteraction = z
  .object({
    interactionId: z.string(),
    workflowId: z.string(),
    phase: z.enum(PHASES),
    links: z.object({ self: link, notes: link, resolve: link, cancel: link }),
  })
  .meta({ id: 'StartedInteraction' });

const listItem = z.object({
  interactionId: z.string(),
  phase: z.enum(PHASES),
  queue: z.string().nullable(),
  channel: z.enum(CHANNELS),
  tier: z.string().nullable(),
  priority: z.int().nullable(),
  agentSid: z.string().nullable(),
  slaDueAt: instant.nullable().meta({ description: 'When the next of its clocks is due.' }),
  slaBreached: z.boolean().nullable().meta({ description: 'Null where nothing was promised.' }),
  startedAt: instant,
  closedAt: instant.nullable(),
}) satisfies z.ZodType<InteractionListItem>;

export const interactionPage = z
  .object({
    items: z.array(listItem),
    nextPageToken: z.string().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'InteractionPage' });
