import { createHash } from 'node:crypto';
import { asInteractionId, type InteractionId } from '../domain/ids';

/** Ours, drawn once: the namespace of all interaction ids (RFC 9562 section 5.5). */
const NAMESPACE = Buffer.from('5b0c2c1e8f8e4d0b9a0f6d3f6f1b7a42', 'hex');

function uuid5(name: string): string {
  const digest = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A uuid that the same name always has. */
export const uuidOf = (name: string): string => uuid5(JSON.stringify(['name', name]));

/** The same request gives the same interaction, whichever process it reaches: externalId beats the key. */
export const interactionIdOf = (request: {
  accountSid: string;
  externalId: string | null;
  idempotencyKey: string | null;
}): InteractionId =>
  asInteractionId(
    uuid5(
      JSON.stringify(
        request.externalId === null
          ? [request.accountSid, 'key', request.idempotencyKey]
          : [request.accountSid, 'external', request.externalId],
      ),
    ),
  );
