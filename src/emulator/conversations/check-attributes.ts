import { invalidParameter } from '../http/twilio-error';

/** The text, when it is a JSON object. Throws TwilioError 400. */
export function checkAttributes(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return text;
  } catch {
    // Said below.
  }
  throw invalidParameter('Attributes is not a JSON object');
}
