/** The instructions that ring at the agent's. */
export type Dialing = 'dequeue' | 'conference' | 'call';

export interface DialCodes {
  readonly to: number;
  readonly from: number;
  readonly activity: number;
  readonly timeout: number;
  readonly statusCallbackUrl: number;
  readonly statusCallbackEvents: number;
  /** The task holds nobody to be joined with. */
  readonly noCustomer: number;
  /** Somebody was there, and is gone. */
  readonly customerGone: number;
  readonly notPending: number;
}

const CALL_FAILED = 40113;
const DEQUEUE_FAILED = 40133;
const CONFERENCE_FAILED = 40145;

/**
 * Of Twilio's debugger, a page each (twilio.com/docs/api/errors/40130 and so on). What has no code of its own is the
 * failure of the call that the instruction makes; 40137 is found on no page and is ours.
 */
export const DIAL_CODES: Readonly<Record<Dialing, DialCodes>> = {
  call: {
    to: 40110,
    from: 40111,
    activity: CALL_FAILED,
    timeout: CALL_FAILED,
    statusCallbackUrl: 40158,
    statusCallbackEvents: CALL_FAILED,
    noCustomer: CALL_FAILED,
    customerGone: CALL_FAILED,
    notPending: 40114,
  },
  dequeue: {
    to: 40131,
    from: 40132,
    activity: 40130,
    timeout: DEQUEUE_FAILED,
    statusCallbackUrl: 40157,
    statusCallbackEvents: 40134,
    noCustomer: 40140,
    customerGone: DEQUEUE_FAILED,
    notPending: 40135,
  },
  conference: {
    to: 40137,
    from: 40141,
    activity: 40143,
    timeout: 14233,
    statusCallbackUrl: 40159,
    statusCallbackEvents: CONFERENCE_FAILED,
    noCustomer: 40142,
    customerGone: 40144,
    notPending: 40136,
  },
};

/** `url` of call (twilio.com/docs/api/errors/40112). */
export const CALL_URL = 40112;
