import type { Instant } from './json';

/** What `<Record>` came to (Twilio, "TwiML Voice: Record", `RecordingStatus`): `absent` is one that is empty. */
export const RECORDING_STATUSES = ['completed', 'absent', 'failed'] as const;
export type RecordingStatus = (typeof RECORDING_STATUSES)[number];

/** What Twilio tells of a recording. */
export interface Recording {
  readonly recordingSid: string;
  readonly status: RecordingStatus;
  /** Where it can be heard; null where there is none. For the case only: neither logged nor shown. */
  readonly url: string | null;
  readonly seconds: number | null;
}

/** `missing`: nothing came in time, as when a caller hangs up before the tone. */
export type VoicemailResult = RecordingStatus | 'missing';

/** A caller who was asked to leave a message. */
export interface Voicemail {
  readonly askedAt: Instant;
  /** The recording is waited for until then. */
  readonly until: Instant;
  readonly recordingSid: string | null;
  readonly seconds: number | null;
  /** Null while it is waited for. */
  readonly result: VoicemailResult | null;
}

export const LONGEST_VOICEMAIL_SECONDS = 180;
const SILENCE_SECONDS = 10;

/** What asks Twilio again when we did not take the news (Twilio, "Webhooks connection overrides"). */
const ASK_AGAIN = '#rc=5&rp=5xx,ct,rt';

/**
 * The attributes of `<Record>` (Twilio, "TwiML Voice: Record"). Without an `action` it would request the current document
 * again, and the caller hear everything once more; an empty recording requests none, and goes on with the next verb.
 */
export const recordAttributes = (url: string) => ({
  action: url,
  method: 'POST',
  timeout: SILENCE_SECONDS,
  finishOnKey: '#',
  maxLength: LONGEST_VOICEMAIL_SECONDS,
  playBeep: true,
  recordingStatusCallback: `${url.replace(/#.*$/s, '')}${ASK_AGAIN}`,
  recordingStatusCallbackMethod: 'POST',
  recordingStatusCallbackEvent: ['completed', 'absent'] as ('completed' | 'absent')[],
});

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

/** Whether what a signal brought is a recording. */
export function isRecording(value: unknown): value is Recording {
  if (typeof value !== 'object' || value === null) return false;
  const { recordingSid, status, url, seconds } = value as Record<string, unknown>;
  return (
    typeof recordingSid === 'string' &&
    RECORDING_STATUSES.some((known) => known === status) &&
    isTextOrNull(url) &&
    (seconds === null || typeof seconds === 'number')
  );
}
