import { z } from 'zod';
import { CHANNEL_KINDS } from '../../domain/escalation/channel-kind';
import { whenResolvedSchema } from './when-resolved';
import { presenceShape } from './presence-schema';
import { block, duration, language, name, text } from '../schema-parts';

/* The shape of what a policy says of people outside the queues, and of the ladders by which they are asked. */

export const TARGET_FORM =
  'Name one target: { person: name }, { rotation: name }, { team: name }, { webhook: channel }, { channel: name } for a channel of another kind, or { crm_owner: { otherwise: … } }.';
const KIND_FORM = `Use one of ${CHANNEL_KINDS.join(', ')}.`;
const SLACK_FORM = 'Write their member ID in Slack, e.g. U012AB3CD (their profile, Copy member ID).';
const REPEAT_FORM = 'Write how often the ladder is climbed again, a whole number from 0 to 9.';
const AT_FORM = 'Write a time of day such as 09:00.';

/** A year: what nobody lives to see is a slip of the pen, and would keep a ladder from ever climbing. */
const LONGEST_MS = 365 * 24 * 3_600_000;
const within = duration.refine((ms) => ms <= LONGEST_MS, { error: 'Write at most 8760h, a year.' });

const texts = z
  .record(language, text('Write the text.'), {
    error: 'Write one line per language, e.g. en: A customer waits for you.',
  })
  .refine((all) => Object.keys(all).length > 0, { error: 'Write the text in one language at least.' });

const channel = text('Name one of the notification_channels.');
const person = text('Name one of the people.');
const textsByChannel = z.record(text('Name one of the notification_channels.'), texts, {
  error: 'Write one block of texts per notification channel.',
});

const named = [
  block({ person }),
  block({ rotation: text('Name one of the rotations.') }),
  block({ webhook: channel }),
  block({ channel }),
  block({ team: text('Name one of the teams.') }),
] as const;

const target = z.union(
  [...named, block({ crm_owner: block({ otherwise: z.union(named, { error: TARGET_FORM }) }) })],
  { error: TARGET_FORM },
);

export const channelsSchema = z.record(
  name,
  block({
    description: text('Say in a sentence what is behind it.').optional(),
    kind: z.enum(CHANNEL_KINDS, { error: KIND_FORM }),
  }),
  { error: 'Write one block per channel.' },
);

export const peopleSchema = z.record(
  name,
  block({
    channel,
    agent: z
      .string({ error: 'Write their worker SID, WK and 32 hex digits.' })
      .regex(/^WK[0-9a-f]{32}$/, { error: 'Write their worker SID, WK and 32 hex digits.' })
      .optional(),
    slack: z
      .string({ error: SLACK_FORM })
      .regex(/^[UW][A-Z0-9]{2,30}$/, { error: SLACK_FORM })
      .optional(),
    language: language.optional(),
    ...presenceShape,
  }),
  { error: 'Write one block per person.' },
);

export const rotationsSchema = z.record(
  name,
  block({
    description: text('Say in a sentence who takes turns at what.').optional(),
    people: z.array(person, { error: 'List the people in the order of their turns: [dana, eli].' }),
    zone: text('Name a time zone such as Europe/Berlin.'),
    from: text('Write the date on which the first of them begins, e.g. 2026-11-02.'),
    at: z.string({ error: AT_FORM }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: AT_FORM }),
    every: z.enum(['day', 'week']),
  }),
  { error: 'Write one block per rotation.' },
);

export const teamsSchema = z.record(
  name,
  block({
    description: text('Say in a sentence who they are.').optional(),
    people: z
      .array(person, { error: 'List the people: [dana, eli].' })
      .min(1, { error: 'Name one of the people at least.' }),
  }),
  { error: 'Write one block per team.' },
);

const level = block({
  targets: z
    .array(target, { error: `Write a list of targets. ${TARGET_FORM}` })
    .max(20, { error: 'Name 20 targets at most; a system behind a webhook may reach more.' }),
  acknowledge: z.enum(['any', 'all']).default('any'),
  acknowledge_within: within,
  calendar: text('Name one of the calendars.').optional(),
  text: texts.optional(),
  text_by_channel: textsByChannel.default({}),
});

export const escalationsSchema = z.record(
  name,
  block({
    description: text('Say in a sentence when it is used.').optional(),
    text: texts,
    text_by_channel: textsByChannel.default({}),
    levels: z
      .array(level, { error: 'Write a list of levels, each with targets and acknowledge_within.' })
      .min(1, { error: 'Write one level at least.' })
      .max(20, { error: 'Write 20 levels at most.' }),
    repeat: z
      .int({ error: REPEAT_FORM })
      .min(0, { error: REPEAT_FORM })
      .max(9, { error: REPEAT_FORM })
      .default(0),
    resolve_within: within,
    if_unanswered: target,
    when_resolved: whenResolvedSchema.optional(),
  }),
  { error: 'Write one block per ladder.' },
);

export type TargetDocument = z.output<typeof target>;
export type LadderDocument = z.output<typeof escalationsSchema>[string];
