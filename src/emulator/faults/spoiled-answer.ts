import { resourceNotFound, TwilioError } from '../http/twilio-error';
import type { RequestFault } from './fault-rule';

export const INTERNAL_ERROR = new TwilioError(500, 20500, 'An internal server error has occurred');

/** The error that a spoiled request is answered with, as Twilio words it. */
export function spoiledAnswer(
  answer: Exclude<RequestFault['answer'], 'timeout' | 'stale'>,
  path: string,
): TwilioError {
  switch (answer) {
    case 404:
      return resourceNotFound(path);
    case 409:
      return new TwilioError(409, 20409, 'The resource cannot be modified at this time');
    case 412:
      return new TwilioError(412, 20412, 'Precondition failed: the resource has changed');
    case 429:
      return new TwilioError(429, 20429, 'Too Many Requests');
    case 500:
      return INTERNAL_ERROR;
  }
}
