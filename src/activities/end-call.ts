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
  return said ? saidOn(calls, { record }) : { said: false };
}

/** The caller hears it, and is recorded where they are to be and can be. */
export const saidOn = (
  { canRecord }: Pick<CallsPort, 'canRecord'>,
  { record }: Pick<NonNullable<ActionOf<'endTask'>['call']>, 'record'>,
): ActionResults['sayAndHangUp'] => (record && canRecord ? { said: true, recording: true } : { said: true });
