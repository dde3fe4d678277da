import { z } from 'zod';
import { CALLBACK_RESULTS } from '../../domain/callback';
import { CHANNELS } from '../../domain/channel';
import { PHASES } from '../../domain/interaction-view';

/** Budget of the customer's own attributes, in characters of their JSON (TaskRouter allows 4,096 for all keys). */
export const ATTRIBUTE_CHARACTERS = 2_048;

const text = (most: number) => z.string().min(1).max(most);

/** It becomes a step of a path when we write to the conversation; `.` and `..` would lead elsewhere. */
const externalId = text(256).regex(/^(?!\.{1,2}$)/, 'This must not be "." or "..".');

const conversation = z.union(
  [
    z.strictObject({
      sid: z.string().regex(/^CH[0-9a-f]{32}$/, 'This must be CH and 32 lower-case hex digits.'),
      identity: text(256).nullish().meta({
        description: "The customer's identity in it, which web chats have: whoever else has one is an agent.",
      }),
    }),
    z.strictObject({
      address: text(320).meta({ description: "The customer's: `+33…`, `whatsapp:+33…`, an e-mail address." }),
      proxyAddress: text(320).meta({ description: 'Yours, that they write to.' }),
    }),
  ],
  { error: 'Name one: {"sid": "CH…"} or {"address": "…", "proxyAddress": "…"}.' },
);

export const startRequest = z
  .strictObject({
    externalId: externalId.nullish().meta({
      description:
        'Your id of the conversation. It names the interaction: posting it again finds the same one. Beats the Idempotency-Key header; one of the two is required.',
    }),
    source: text(64).meta({
      description: 'Which system this comes from, e.g. `web-chat`. Data defects are counted per source.',
    }),
    customer: z
      .strictObject({
        id: text(128)
          .nullish()
          .meta({ description: 'The account id that the CRM knows; used to look up tier and language.' }),
        name: text(256).nullish(),
        address: text(320).nullish().meta({ description: 'E-mail address or phone number.' }),
      })
      .nullish(),
    conversation: conversation.nullish().meta({
      description:
        'Set where the customer is in a Twilio conversation: Flex brings the agent into it, and it ends with the interaction. Not for calls.',
    }),
    attributes: z
      .object({
        channel: z.enum(CHANNELS).meta({ description: '`voice` starts at the voice webhook, not here.' }),
      })
      .catchall(z.unknown())
      .meta({
        description: `What routing needs to know. Values that the routing policy does not allow are replaced by its defaults and recorded as defects, never refused. At most ${ATTRIBUTE_CHARACTERS} characters as JSON. \`throughline\` is reserved.`,
      }),
  })
  .meta({
    id: 'StartInteraction',
    example: {
      externalId: 'chat-4711',
      source: 'web-chat',
      customer: { id: 'acct-42', name: 'Dana Reyes', address: 'dana@example.com' },
      attributes: {
        channel: 'chat',
        language: 'en',
        priority: 'normal',
        issue_type: 'technical',
        customer_segment: 'enterprise',
        product_area: 'sso',
      },
    },
  });

export const resolveRequest = z
  .strictObject({
    note: text(4_000).nullish().meta({ description: 'How it was solved; kept with the case.' }),
  })
  .meta({ id: 'Resolve', example: { note: 'Audience URI corrected; sign-in verified.' } });

export const noteRequest = z
  .strictObject({ text: text(4_000) })
  .meta({ id: 'Note', example: { text: 'The IdP sends the old audience URI.' } });

const agentNamed = text(128).meta({ description: 'The name of the agent, or their worker SID.' });

const target = z.union(
  [
    z.strictObject({ queue: text(128).meta({ description: 'As the routing policy names it.' }) }),
    z.strictObject({ agent: agentNamed }),
  ],
  { error: 'Name one target: {"queue": "…"} or {"agent": "…"}.' },
);

export type TargetRequest = z.output<typeof target>;

export const transferRequest = z
  .strictObject({
    to: target,
    mode: z.enum(['cold', 'warm']).meta({
      description:
        '`cold`: you are free once the customer waits there. `warm`: only once somebody there has accepted; until then the customer is yours.',
    }),
    note: text(4_000).nullish().meta({
      description: 'For whoever takes over: its beginning is on their screen, the whole of it with the case.',
    }),
    desktop: z.boolean().default(false).meta({
      description: "Whether the agent's desktop can make the transfer itself, as calls need.",
    }),
    override: z.boolean().default(false).meta({
      description: 'The rules against loops do not hold. Counts with a supervisor token only.',
    }),
  })
  .meta({
    id: 'Transfer',
    example: { to: { queue: 'enterprise-technical' }, mode: 'warm', note: 'SSO is fixed, SCIM is not.' },
  });

export const consultRequest = z
  .strictObject({
    to: target,
    mode: z.enum(['private', 'joined']).meta({
      description: '`private`: the customer does not hear of it. `joined`: they talk to the customer, too.',
    }),
    note: text(4_000).nullish().meta({ description: 'What you want to know of them.' }),
    desktop: z.boolean().default(false).meta({
      description: "Whether the agent's desktop can make the consult itself, as calls need.",
    }),
  })
  .meta({ id: 'Consult', example: { to: { queue: 'identity' }, mode: 'private', note: 'Is SCIM down?' } });

export const endConsultRequest = z
  .strictObject({
    hand_over: z.boolean().default(false).meta({
      description: 'The customer goes to whoever was brought in; for who has the customer only.',
    }),
  })
  .meta({ id: 'EndConsult', example: { hand_over: true } });

export const parkRequest = z
  .strictObject({
    until: z.iso.datetime({ offset: true }).nullish().meta({
      description: 'When it comes back although nobody wrote; as long as the policy says unless told.',
    }),
    note: text(4_000).nullish(),
  })
  .meta({ id: 'Park', example: { note: 'The customer sends the logs.' } });

export const callbackRequest = z
  .strictObject({
    to: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'This must be a number such as +15005550006.')
      .nullish()
      .meta({ description: 'The number to call; the one that the customer called from unless told.' }),
    at: z.iso.datetime({ offset: true }).nullish().meta({
      description:
        'When, at most 30 days ahead; out of hours it is put off to the next opening. Without it: as soon as it is their turn.',
    }),
  })
  .meta({ id: 'Callback', example: { at: '2026-12-01T09:30:00Z' } });

export const callbackResultRequest = z
  .strictObject({
    result: z.enum(CALLBACK_RESULTS).meta({
      description:
        '`no_answer`: your task is completed, and the customer waits for the next attempt with their place kept.',
    }),
  })
  .meta({ id: 'CallbackResult', example: { result: 'no_answer' } });

export const escalateRequest = z
  .strictObject({
    ladder: text(64).meta({ description: 'As the routing policy names it, under `escalations`.' }),
    level: z.int().min(1).max(20).default(1).meta({ description: 'Where to begin.' }),
    note: text(4_000).nullish().meta({
      description: 'What those who are asked should know; kept with the case, too.',
    }),
  })
  .meta({ id: 'Escalate', example: { ladder: 'engineering', note: 'SSO is down for the whole account.' } });

const as = text(64).nullish().meta({
  description: 'Whom of those who were asked you stand for: a person, or a channel. A backend must say.',
});

export const acknowledgeRequest = z.strictObject({ as }).meta({ id: 'Acknowledge', example: { as: 'dana' } });

export const resolveEscalationRequest = z
  .strictObject({
    as,
    note: text(4_000).nullish().meta({ description: 'Kept with the case.' }),
    tellCustomer: z.boolean().default(true).meta({
      description:
        'Whether the customer hears of it as the ladder says (`when_resolved`). `false`: what is left to do is support’s.',
    }),
  })
  .meta({ id: 'ResolveEscalation', example: { as: 'dana', note: 'A certificate had expired.' } });

export const handBackRequest = z
  .strictObject({
    as,
    note: text(4_000).nullish().meta({ description: 'For whoever is asked next; kept with the case.' }),
  })
  .meta({ id: 'HandBackEscalation', example: { as: 'dana', note: 'It is the network, not the database.' } });

export const messageRequest = z
  .strictObject({
    author: z.enum(['customer', 'agent']),
    at: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'When it was written; now unless told.' }),
  })
  .meta({ id: 'Message', example: { author: 'customer' } });

const reason = text(500).meta({ description: 'Why; it stands in the timeline, with who did it.' });

export const takeOverRequest = z
  .strictObject({ agent: agentNamed, reason })
  .meta({ id: 'TakeOver', example: { agent: 'sofia', reason: 'The account is about to leave.' } });

export const moveRequest = z.strictObject({ to: target, reason }).meta({
  id: 'Move',
  example: { to: { queue: 'technical-backup' }, reason: 'Senior agents are at a standstill.' },
});

export const requeueRequest = z
  .strictObject({ reason })
  .meta({ id: 'Requeue', example: { reason: 'The agent has gone home.' } });

export const forceCompleteRequest = z.strictObject({ reason }).meta({
  id: 'ForceComplete',
  example: { reason: 'The desktop hung; the customer was answered by phone.' },
});

export const cancelRequest = z
  .strictObject({
    by: z.enum(['customer', 'backend', 'ops']).meta({
      description:
        'On whose behalf. `customer` and `backend` need a backend token, `ops` an ops or supervisor token. `customer` before an agent accepted ends as `abandoned`.',
    }),
    reason: text(500),
  })
  .meta({ id: 'Cancel', example: { by: 'customer', reason: 'closed the chat window' } });

const QUERY_TEXT = 128;

export const pageToken = text(2_048).optional().meta({ description: '`nextPageToken` of the page before.' });
export const pageSize = z
  .string()
  .regex(/^([1-9]\d?|100)$/, 'This must be a number from 1 to 100.')
  .optional()
  .meta({ description: 'From 1 to 100; 25 unless told.' });

export const listQuery = z.strictObject({
  phase: z.enum(PHASES).optional(),
  queue: text(QUERY_TEXT).optional().meta({ description: "The queue's name." }),
  channel: z.enum(CHANNELS).optional(),
  tier: text(QUERY_TEXT).optional(),
  slaBreached: z.enum(['true', 'false']).optional().meta({
    description: 'Whether one of its clocks has passed its time. Those without a clock are neither.',
  }),
  pageToken,
  pageSize,
});

/** Callers choose it; the same key makes a repeat harmless. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'This must be 1 to 255 visible ASCII characters without spaces.');
