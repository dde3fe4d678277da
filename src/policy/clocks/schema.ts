import { z } from 'zod';
import { CHANNELS } from '../../domain/channel';
import { CLOCKS, PAUSES } from '../../domain/clocks/plan';
import { parseDuration } from '../duration';
import { block, duration, language, text } from '../schema-parts';

/* The shape of what a policy promises customers: clocks, and what they are told as time passes. */

const WRITTEN = CHANNELS.filter((channel) => channel !== 'voice');
const LEFT_FORM =
  'Write the share of the time that is left, from 1% to 99%, or a duration: left: 20%, left: 5m.';
const POINTS_FORM = 'Write a whole number of points from 1, e.g. raise_priority: 30.';
const TELL_FORM = 'Write a list of texts: [{ text: { en: We are on it. } }].';

const channels = z
  .array(z.enum(WRITTEN), { error: `List some of the channels: [${WRITTEN.join(', ')}].` })
  .min(1, { error: 'Name one channel at least.' });

const texts = z
  .record(language, text('Write the text.'), { error: 'Write one line per language, e.g. en: We are on it.' })
  .refine((all) => Object.keys(all).length > 0, { error: 'Write the text in one language at least.' });

export const tellSchema = z
  .array(block({ channels: channels.optional(), text: texts }), { error: TELL_FORM })
  .min(1, { error: TELL_FORM });

const actions = {
  raise_priority: z.int({ error: POINTS_FORM }).min(1, { error: POINTS_FORM }).optional(),
  next_step: z.boolean({ error: 'Write true or false.' }).default(false),
  escalate: text('Name one of the escalations.').optional(),
  notify: text('Name one of the notification_channels.').optional(),
  tell: tellSchema.optional(),
};

export type Left = { readonly share: number } | { readonly ms: number };

const PERCENT = /^([1-9]\d?)%$/;

const left = z.union([z.string(), z.number()], { error: LEFT_FORM }).transform((value, context): Left => {
  const percent = PERCENT.exec(String(value).trim());
  if (percent !== null) return { share: Number(percent[1]) / 100 };
  const ms = parseDuration(String(value));
  if (ms !== null) return { ms };
  context.addIssue({ code: 'custom', message: LEFT_FORM });
  return z.NEVER;
});

const clock = block({
  description: text('Say in a sentence what is promised.').optional(),
  targets: z
    .array(
      block({
        when: text('Write a condition over the attributes, e.g. tier == "enterprise".').optional(),
        within: duration,
        calendar: text('Name one of the calendars.').optional(),
      }),
      { error: 'Write a list of targets, each with within.' },
    )
    .min(1, { error: 'Write one target at least.' }),
  pause: z
    .array(z.enum(PAUSES), { error: `List what it stands still for: [${PAUSES.join(', ')}].` })
    .default([]),
  warning: block({ left, ...actions }).optional(),
  breach: block(actions).default({ next_step: false }),
});

export const clocksSchema = block(
  Object.fromEntries(CLOCKS.map((name) => [name, clock.optional()])) as Record<
    (typeof CLOCKS)[number],
    z.ZodOptional<typeof clock>
  >,
);

export const updatesSchema = block({
  while_waiting: z
    .array(block({ after: duration, channels: channels.optional(), text: texts }), {
      error: 'Write a list of texts, each with after.',
    })
    .default([]),
  only_within: block({
    calendar: text('Name one of the calendars.'),
    channels: channels.default(['sms', 'whatsapp']),
  }).optional(),
});

export type ClockDocument = z.output<typeof clock>;
export type UpdatesDocument = z.output<typeof updatesSchema>;
export type ActionsDocument = ClockDocument['breach'];
