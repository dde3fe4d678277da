import type { CallsPort } from '../adapters/calls/port';
import type { ActionOf } from '../domain/actions';
import type { ActionResults } from '../domain/facts';

/** Ends a call: without a word, with one, or with one and the caller's own. */
export async function endCall(
  calls: CallsPort,
  { callSid, say, language, record }: NonNullable<ActionOf<'endTask'>['call']>,
): Promise<ActionResults['sayAndHangUp']> {
  if (say === null) return calls.hangUp(callSid).then(() => ({ said: false }));
  if (!record) return { said: await calls.sayAndHangUp(callSid, say, language) };
  const said = await calls.sayAndRecord(callSid, say, language);
  return { said, ...(said && calls.canRecord && { recording: true }) };
}
