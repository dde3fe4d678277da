import type { DoneFact } from '../facts';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { CallEvent } from '../routing-event';
import { LONGEST_VOICEMAIL_SECONDS, type Voicemail, type VoicemailResult } from '../voicemail';
import type { Agenda } from './agenda';
import { background } from './background';
import { record, THROUGHLINE, TWILIO } from './timeline';
import { RECORDING_PATIENCE_MS } from './timings';

/*
 * A caller whom nobody serves leaves a message. The interaction closes without waiting for it; its run stays until Twilio
 * has told of the recording, or one deadline has passed, and writes what came into the case.
 */

/** The caller heard the words, and then the tone. News of the recording may have come before that. */
export function voicemailAsked(state: Interaction, now: Instant): Interaction {
  if (state.voicemail) return state;
  const until = now + LONGEST_VOICEMAIL_SECONDS * 1_000 + RECORDING_PATIENCE_MS;
  const voicemail = { askedAt: now, until, recordingSid: null, seconds: null, result: null };
  return record({ ...state, voicemail }, 'voicemail.asked', now, 'voicemail.asked', THROUGHLINE);
}

/** After the end, too: nothing else keeps the run then. */
export function recordingAgenda({ voicemail, outcome }: Interaction): Agenda {
  if (!voicemail || voicemail.result !== null || outcome === null) return [];
  return [{ what: 'recording_by', at: voicemail.until, act: { do: 'giveUpRecording' } }];
}

/** Its instant has come: whoever has the case is told that there is nothing to hear. */
export const recordingMissing = (
  state: Interaction,
  { receivedAt }: DoneFact<'giveUpRecording'>,
): Interaction =>
  state.voicemail?.result === null
    ? settled(state, { ...state.voicemail, result: 'missing' }, receivedAt, NOTHING_CAME)
    : state;

/** Delivered at least once; of several the first that can be heard counts. */
export function hearRecording(state: Interaction, { recording, at }: CallEvent, now: Instant): Interaction {
  if (recording === undefined) return state;
  const asked = voicemailAsked(state, now);
  const { voicemail } = asked;
  if (!voicemail || isHeard(voicemail) || isNoBetter(voicemail, recording.status)) return asked;
  const { recordingSid, status: result, seconds, url } = recording;
  return settled(
    asked,
    { ...voicemail, recordingSid, seconds, result },
    at,
    url === null || result !== 'completed' ? WITHOUT_WORDS[result] : words(seconds, url),
  );
}

const isHeard = ({ result }: Voicemail): boolean => result === 'completed';
const isNoBetter = ({ result }: Voicemail, next: VoicemailResult): boolean =>
  result !== null && next !== 'completed';

const NOTHING_CAME = 'Voicemail: no recording came.';
const WITHOUT_WORDS: Readonly<Record<'completed' | 'absent' | 'failed', string>> = {
  completed: 'Voicemail: a recording without an address; look for it in Twilio.',
  absent: 'Voicemail: the caller left no message.',
  failed: 'Voicemail: the recording failed.',
};
const words = (seconds: number | null, url: string): string =>
  `Voicemail: ${seconds === null ? '' : `${seconds} s, `}${url}`;

/** The address stands in the note, and nowhere that it would be shown or listed. */
function settled(state: Interaction, voicemail: Voicemail, at: Instant, text: string): Interaction {
  const { result, recordingSid, seconds } = voicemail;
  const key = `voicemail:${result ?? ''}`;
  const by = recordingSid === null ? THROUGHLINE : TWILIO;
  const told = record({ ...state, voicemail }, key, at, `voicemail.${result ?? ''}`, by, {
    recordingSid,
    seconds,
  });
  return background(told, key, { work: 'case_note', key, at, text });
}
