import type { Dial } from './dial';
import type { Verb } from '../twiml/parse-twiml';

/** As Programmable Voice names them (twilio.com/docs/voice/api/call-resource). */
export type CallStatus =
  'ringing' | 'in-progress' | 'completed' | 'failed' | 'no-answer' | 'busy' | 'canceled';

/** Why a caller left a queue (twilio.com/docs/voice/twiml/enqueue). */
export type QueueResult =
  'bridged' | 'error' | 'hangup' | 'leave' | 'redirected' | 'redirected-from-bridged' | 'queue-full';

/** A caller's stay in a workflow's queue. */
export interface QueueStay {
  readonly queueSid: string;
  readonly workspaceSid: string;
  readonly workflowSid: string;
  /** Null when no task could be made. */
  readonly taskSid: string | null;
  readonly enteredAt: number;
  /** When an agent accepted; null while the caller waits. */
  readonly bridgedAt: number | null;
  /** Requested when the caller leaves the queue. */
  readonly action: string | null;
}

/** What `<Record>` asks for, while a caller is recorded. */
export interface CallRecording {
  readonly sid: string;
  readonly startedAt: number;
  /** It is as long as it may be. */
  readonly endsAt: number;
  readonly finishOnKey: string;
  /** Asked what the call does next; null: it cannot be asked. */
  readonly action: string | null;
  readonly statusCallback: string | null;
  readonly events: readonly string[];
}

/** Something the caller heard, or that was done with the call. */
export interface CallStep {
  readonly at: number;
  readonly verb: string;
  readonly text: string;
}

/** A fake phone call: a customer's, or one to an agent. Plain JSON. */
export interface Call {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly status: CallStatus;
  /** Where the first document comes from. */
  readonly url: string;
  readonly statusCallback: string | null;
  readonly waitUrl: string | null;
  /** A caller who says nothing onto a tape; absent: they speak all the time. */
  readonly silent?: boolean;
  /** For a call to an agent. */
  readonly dial: Dial | null;
  /** Counts how often the call was sent elsewhere: an answer to an older question is not followed. */
  readonly flow: number;
  /** The address of the document that is being executed; relative addresses start from it. */
  readonly documentUrl: string;
  /** Verbs still to come. */
  readonly program: readonly Verb[];
  readonly queue: QueueStay | null;
  /** Null or absent: nobody is recorded. */
  readonly recording?: CallRecording | null;
  readonly steps: readonly CallStep[];
  readonly queueResults: readonly { readonly result: QueueResult; readonly seconds: number }[];
  /** What the emulator could not do: verbs it does not know, documents it could not read. */
  readonly problems: readonly string[];
  readonly dateCreated: number;
  readonly dateUpdated: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
}

export const isOver = ({ status }: Call): boolean => status !== 'ringing' && status !== 'in-progress';

/** Caller and agent are talking. */
export const isBridged = ({ queue }: Call): boolean => queue !== null && queue.bridgedAt !== null;
