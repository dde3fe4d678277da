import * as generated from './parser.generated';

/** One verb of a TwiML document, or a noun inside one. Plain JSON. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Verb[];
}

export type ParsedTwiml =
  { readonly ok: true; readonly verbs: readonly Verb[] } | { readonly ok: false; readonly problem: string };

/** Twilio takes documents of 64 KB (twilio.com/docs/voice/twiml). */
const MAX_LENGTH = 65_536;
const MAX_DEPTH = 16;

const runParser = generated.parse as (text: string, options: { maxDepth: number }) => Verb;

/** The verbs of a TwiML document. Never throws. */
export function parseTwiml(text: string): ParsedTwiml {
  if (text.length > MAX_LENGTH)
    return { ok: false, problem: `TwiML is longer than ${MAX_LENGTH} characters` };
  try {
    const root = runParser(text, { maxDepth: MAX_DEPTH });
    if (root.name === 'Response') return { ok: true, verbs: root.children };
    return { ok: false, problem: `The document is <${root.name}>, not <Response>` };
  } catch (error) {
    if (error instanceof generated.SyntaxError) return { ok: false, problem: error.message };
    throw error;
  }
}
