import { z } from 'zod';
import type { RingClass } from '../domain/channel';
import { DEFAULT_PARKING } from '../domain/parking';
import { DEFAULT_TRANSFER_RULES } from '../domain/transfer';
import { afterHoursSchema } from './after-hours/schema';
import { callbacksSchema, DEFAULT_CALLBACKS_DOCUMENT } from './callbacks';
import { calendarSchema } from './calendars/reading/schema';
import {
  channelsSchema,
  escalationsSchema,
  peopleSchema,
  rotationsSchema,
  teamsSchema,
} from './escalations/schema';
import { DEFAULT_MESSAGE_LIMIT_DOCUMENT, messageLimitSchema } from './escalations/message-limit';
import { block, duration, language, name, text } from './schema-parts';
import { clocksSchema, updatesSchema } from './clocks/schema';
import { stickyAgentSchema } from './sticky/schema';

/**
 * The shape of a policy's YAML. The `error` texts say what to do; schema-findings.ts says what is wrong.
 */

const expression = text;
const CONDITION_FORM =
  'Write a condition over the attributes, e.g. tier == "enterprise" AND channel == "chat".';

const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'Write a text, a number, true or false.',
});

export const PROFILE_FIELDS = ['tier', 'arr_band', 'language', 'account_name'] as const;

const attribute = block({
  description: text('Say in a sentence what the attribute means.').optional(),
  type: z.enum(['string', 'number', 'boolean', 'list']).default('string'),
  values: z.array(scalar, { error: 'List the allowed values: [a, b, c].' }).min(1).optional(),
  aliases: z
    .record(z.string(), z.array(scalar, { error: 'List the other ways to write the value: [a, b].' }), {
      error: 'Write one line per value: value: [other, ways, to write it].',
    })
    .default({}),
  default: z.union([scalar, z.array(scalar)], { error: 'Write one value, or a list for a list.' }).optional(),
  required: z.boolean({ error: 'Write true or false.' }).default(false),
  profile: block({
    field: z.enum(PROFILE_FIELDS),
    wins: z.enum(['profile', 'request']),
  }).optional(),
});

const queue = block({
  description: text('Say in a sentence who works here.').optional(),
  agents: expression('Say which agents work here, e.g. skills HAS "billing"; 1==1 means everybody.'),
  open: z.boolean({ error: 'Write true or false.' }).default(true),
  calendar: text('Name one of the calendars.').optional(),
  release: block({ within: duration }).optional(),
});

const step = block({
  queue: text('Name one of the queues.'),
  eligible: expression(
    'Say who may take it, e.g. worker.level >= 3 AND task.language IN worker.languages.',
  ).optional(),
  accept_within: duration,
});

/** TaskRouter's largest priority (Twilio docs, task resource). */
const MAX_PRIORITY = 2_147_483_647;
const PRIORITY_FORM = 'Write a whole number from 0, or a block with base and add.';
const priorityNumber = z.int({ error: PRIORITY_FORM }).min(0, { error: PRIORITY_FORM }).max(MAX_PRIORITY, {
  error: PRIORITY_FORM,
});

const priorityRules = block({
  base: priorityNumber,
  add: z
    .array(
      block({
        when: expression(CONDITION_FORM),
        points: z.int({ error: 'Write a whole number of points.' }),
        because: text('Say in a few words why these points are given.'),
      }),
      { error: 'Write a list of rules, each with when, points and because.' },
    )
    .default([]),
});

const ending = block({
  do: z.enum(['message', 'callback', 'voicemail', 'email']).default('message'),
  message: z
    .record(language, text('Write the message.'), {
      error: 'Write one line per language, e.g. en: We are sorry…',
    })
    .refine((texts) => Object.keys(texts).length > 0, {
      error: 'Write the message in one language at least.',
    }),
});

const routeBody = {
  description: text('Say in a sentence what the route is for.').optional(),
  priority: z.union([priorityNumber, priorityRules], { error: PRIORITY_FORM }).optional(),
  steps: z
    .array(step, { error: 'Write a list of steps, each with queue and accept_within.' })
    .min(1, { error: 'Write one step at least.' }),
  ending: ending.optional(),
  after_hours: afterHoursSchema.optional(),
  sticky_agent: stickyAgentSchema.optional(),
  diagnostics: name.optional(),
};

const route = block({ name, when: expression(CONDITION_FORM).optional(), ...routeBody });
const defaultRoute = block({ name: name.default('default'), ...routeBody });

/** TaskRouter's own default of 120 s would eat a step of a minute; e-mail needs time to be read. */
export const DEFAULT_RING_MS: Readonly<Record<RingClass, number>> = {
  voice: 20_000,
  messaging: 20_000,
  email: 120_000,
};
export const DEFAULT_TRANSFER_MS = 60_000;
export const DEFAULT_QUEUE_TRANSFER_MS = 300_000;
const HOPS_FORM = 'Write how often one interaction may be transferred, a whole number from 0.';

/** TaskRouter's longest reservation timeout is a day (Twilio docs, limits). */
const ringTime = duration.refine((ms) => ms <= 86_400_000, { error: 'Let it ring for 24h at most.' });

export const DEFAULT_SILENCES = 3;
const TIMES_FORM = 'Write how often one customer may go back, a whole number from 0.';

const silence = block({ nudge_after: duration, requeue_after: duration }).refine(
  ({ nudge_after, requeue_after }) => requeue_after >= nudge_after,
  { error: 'Let requeue_after be no shorter than nudge_after.', path: ['requeue_after'] },
);

export const policySchema = block({
  name,
  description: text('Say in a sentence what the policy is for.').optional(),
  attributes: z.record(z.string(), attribute, { error: 'Write one block per attribute.' }).default({}),
  calendars: z.record(z.string(), calendarSchema, { error: 'Write one block per calendar.' }).default({}),
  queues: z.record(z.string(), queue, { error: 'Write one block per queue.' }),
  notification_channels: channelsSchema.default({}),
  people: peopleSchema.default({}),
  rotations: rotationsSchema.default({}),
  teams: teamsSchema.default({}),
  escalations: escalationsSchema.default({}),
  message_limit: messageLimitSchema.default(DEFAULT_MESSAGE_LIMIT_DOCUMENT),
  clocks: clocksSchema.default({}),
  updates: updatesSchema.default({ while_waiting: [] }),
  ring_times: block({
    voice: ringTime.default(DEFAULT_RING_MS.voice),
    messaging: ringTime.default(DEFAULT_RING_MS.messaging),
    email: ringTime.default(DEFAULT_RING_MS.email),
  }).default(DEFAULT_RING_MS),
  priority: priorityRules.default({ base: 0, add: [] }),
  ending: ending.optional(),
  after_hours: afterHoursSchema.optional(),
  transfer_to_agent: block({
    accept_within: duration.default(DEFAULT_TRANSFER_MS),
    fallback: text('Name one of the queues.').optional(),
  }).default({ accept_within: DEFAULT_TRANSFER_MS }),
  transfers: block({
    accept_within: duration.default(DEFAULT_QUEUE_TRANSFER_MS),
    most_hops: z
      .int({ error: HOPS_FORM })
      .min(0, { error: HOPS_FORM })
      .default(DEFAULT_TRANSFER_RULES.mostHops),
    same_queue_twice: z.boolean({ error: 'Write true or false.' }).default(false),
    same_agent_twice: z.boolean({ error: 'Write true or false.' }).default(false),
  }).default({
    accept_within: DEFAULT_QUEUE_TRANSFER_MS,
    most_hops: DEFAULT_TRANSFER_RULES.mostHops,
    same_queue_twice: false,
    same_agent_twice: false,
  }),
  callbacks: callbacksSchema.default(DEFAULT_CALLBACKS_DOCUMENT),
  parking: block({ due: duration.default(DEFAULT_PARKING.dueMs) }).default({ due: DEFAULT_PARKING.dueMs }),
  silence: block({
    chat: silence.optional(),
    sms: silence.optional(),
    whatsapp: silence.optional(),
    email: silence.optional(),
    most_times: z.int({ error: TIMES_FORM }).min(0, { error: TIMES_FORM }).default(DEFAULT_SILENCES),
  }).default({ most_times: DEFAULT_SILENCES }),
  routes: z.array(route, { error: 'Write a list of routes.' }).default([]),
  default_route: defaultRoute,
});

/** A policy's YAML after validation: durations in milliseconds, defaults filled in. */
export type PolicyDocument = z.output<typeof policySchema>;
export type AttributeDocument = z.output<typeof attribute>;
export type RouteDocument = z.output<typeof route> | z.output<typeof defaultRoute>;
export type PriorityDocument = z.output<typeof priorityRules>;
