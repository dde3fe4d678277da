import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import type { NamedConversation } from '../../domain/conversation';
import { asConversationSid } from '../../domain/ids';
import type { JsonObject } from '../../domain/json';
import type { InteractionRequest } from '../../gateway/port';
import { ATTRIBUTE_CHARACTERS, startRequest } from '../contract/requests';
import { fieldErrorsOf, invalidRequest } from '../field-errors';
import { readIdempotencyKey } from '../idempotency-key';
import { RequestError, type FieldError } from '../request-error';
import { bodyOf } from './call';

/** Deeper attributes than this carry no meaning for routing, only work for whoever walks them. */
const MOST_DEPTH = 32;

type Body = z.output<typeof startRequest>;

function isDeeperThan(most: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? (Object.values(entry) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const error = (field: string, code: string, message: string): FieldError[] => [{ field, code, message }];

function attributeErrors(attributes: unknown): FieldError[] {
  const at = '/attributes';
  if (isDeeperThan(MOST_DEPTH, attributes)) {
    return error(at, 'too_deep', `This is nested more than ${MOST_DEPTH} levels deep.`);
  }
  const size = JSON.stringify(attributes ?? {}).length;
  return [
    ...(size > ATTRIBUTE_CHARACTERS
      ? error(at, 'attributes_too_large', `${size} characters as JSON; ${ATTRIBUTE_CHARACTERS} are allowed.`)
      : []),
    ...(memberOf(attributes, 'throughline') === undefined
      ? []
      : error(`${at}/throughline`, 'reserved_attribute', 'This name is reserved for Throughline itself.')),
  ];
}

const whyNotVoice = (body: unknown): FieldError => {
  const named = (memberOf(body, 'conversation') ?? null) !== null;
  return {
    field: '/conversation',
    code: named ? 'conversation_not_supported' : 'conversation_required',
    message: named ? 'A call is in no conversation.' : 'A call starts at the voice webhook, not here.',
  };
};

/** What the schema alone cannot say: rules across fields and between body and header. */
function ruleErrors(body: unknown, keySent: boolean): FieldError[] {
  const attributes = memberOf(body, 'attributes');
  const externalId = memberOf(body, 'externalId') ?? null;
  return [
    ...attributeErrors(attributes),
    ...(memberOf(attributes, 'channel') === 'voice' ? [whyNotVoice(body)] : []),
    ...(externalId === null && !keySent
      ? error('/externalId', 'identity_required', 'Send externalId, or the header Idempotency-Key.')
      : []),
  ];
}

function check(body: unknown, request: Request): { body: Body; key: string | null } {
  const header = readIdempotencyKey(request);
  const parsed = startRequest.safeParse(body);
  const faults = [
    ...(parsed.success ? [] : fieldErrorsOf(parsed.error, body, 'body')),
    ...ruleErrors(body, header.key !== null || header.errors.length > 0),
    ...header.errors,
  ];
  if (parsed.success && faults.length === 0) return { body: parsed.data, key: header.key };
  const tooLarge = faults.find(({ code }) => code === 'attributes_too_large');
  throw tooLarge
    ? new RequestError(tooLarge.code, 413, `/attributes: ${tooLarge.message}`, { errors: faults })
    : invalidRequest(faults);
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Equal for bodies that mean the same: neither the order of keys nor white space counts. */
const hashOf = (request: object): string =>
  createHash('sha256').update(JSON.stringify(request, sorted)).digest('hex');

function namedConversation(named: NonNullable<Body['conversation']>): NamedConversation {
  if (!('sid' in named)) return { sid: null, identity: null, binding: named };
  return { sid: asConversationSid(named.sid), identity: named.identity ?? null, binding: null };
}

/** The request to start an interaction. Throws RequestError 400 or 413 with every fault at once. */
export function readStartRequest(request: Request, accountSid: string): InteractionRequest {
  const { body, key } = check(bodyOf(request), request);
  const meaning = {
    externalId: body.externalId ?? null,
    source: body.source,
    customer: {
      id: body.customer?.id ?? null,
      name: body.customer?.name ?? null,
      address: body.customer?.address ?? null,
    },
    attributes: body.attributes as JsonObject,
    ...(body.conversation && { conversation: namedConversation(body.conversation) }),
  };
  return {
    accountSid,
    idempotencyKey: key,
    bodyHash: hashOf(meaning),
    channel: body.attributes.channel,
    conversation: null,
    ...meaning,
  };
}
