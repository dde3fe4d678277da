import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';
import { tombstone } from '../domain/tombstone';

/** Decodes like the default, but answers with a tombstone where that throws (domain/tombstone.ts). */
class ForgivingPayloadConverter implements PayloadConverter {
  toPayload<T>(value: T): Payload {
    return defaultPayloadConverter.toPayload(value);
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch (error) {
      return tombstone(error instanceof Error ? error.message : 'not decodable') as T;
    }
  }
}

/** Found by this name through the worker's `payloadConverterPath`. */
export const payloadConverter = new ForgivingPayloadConverter();
