import type { TwilioForm } from '../../../src/api/webhooks/twilio-signature';

export const TOKEN = '12345';
const SITE = 'https://example.com';
const CALL = '/myapp.php?foo=1&bar=2';
export const CALL_FORM: TwilioForm = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
  To: '+18005551212',
};
const EVENT: TwilioForm = {
  EventType: 'reservation.created',
  TaskSid: `WT${'0'.repeat(32)}`,
  TaskAttributes: '{"channel":"voice","name":"Zoë"}',
  Timestamp: '1469550000',
  TimestampMs: '1469550000123',
};
export const JSON_TARGET =
  '/json?bodySHA256=09ad9fd2fb648cb2f62141215828ea00a62c299db05d20aa9ade2f527a301cc6';
export const JSON_BODY = '{"a":1,"b":"é"}';
export const JSON_SIGNATURE = 'uFp/hcdLcDfBDl1tZoZcel9+RoA=';

/** What Twilio signed with the token 12345, and the signature; made with Twilio's SDKs for Node and Python. */
export interface Vector {
  readonly row: number;
  readonly what: string;
  readonly signed: string;
  readonly form: TwilioForm;
  readonly signature: string;
}

const vector = (row: number, what: string, signed: string, form: TwilioForm, signature: string): Vector => ({
  row,
  what,
  signed,
  form,
  signature,
});

const sms = (row: number, what: string, form: TwilioForm, signature: string) =>
  vector(row, what, `${SITE}/sms`, form, signature);

export const VECTORS: readonly Vector[] = [
  vector(1, 'the reference', SITE + CALL, CALL_FORM, 'L/OH5YylLD5NRKLltdqwSvS0BnU='),
  vector(2, ':443', `${SITE}:443${CALL}`, CALL_FORM, 'nbjTKFXyL7SOTAXZi6MWqyIuq40='),
  vector(3, ':8443', `${SITE}:8443${CALL}`, CALL_FORM, 'SZNuUPtGAWYsWGswDxioIknQTqE='),
  vector(4, 'http', `http://example.com${CALL}`, CALL_FORM, 'BsRUEzfW2kegnbScpjVpY/vI2ik='),
  vector(5, 'query reordered', `${SITE}/myapp.php?bar=2&foo=1`, CALL_FORM, '7m0+z8PB66UhVWaSdKZEPPJIy8I='),
  vector(6, 'slash added', `${SITE}/myapp.php/?foo=1&bar=2`, CALL_FORM, 'yFrAAcxlAU+n7zPKqc2arjOCGh4='),
  vector(7, 'query cut off', `${SITE}/myapp.php`, CALL_FORM, 'fk1z3uhcCJdNELvLuzNDO9PYzqY='),
  vector(8, 'root', `${SITE}/`, CALL_FORM, 'Do8P0R1O8QDJdwAQhlZQIIsZXMI='),
  vector(8, 'bare host', SITE, CALL_FORM, 'R0+9e8/plziVgIqTxcmj1cfhv9c='),
  vector(9, 'upper-case host', `https://EXAMPLE.com${CALL}`, CALL_FORM, 'VRzv9Inrzw34+HDRg9l6KKJv3GM='),
  vector(10, 'no body', SITE + CALL, {}, '7fNPeNJw743o4w4nyZb6i1KILQ8='),
  vector(11, 'user info', `https://user:pass@example.com${CALL}`, CALL_FORM, 'ZCYMjbgElwss0WALw3O57FS+Fxw='),
  sms(12, 'UTF-8', { Body: 'héllo 日本 🙂', From: '+14158675310' }, 'sBMuihdkOqn7wBADaj2/khNI8ok='),
  sms(13, 'blank', { Body: 'a b', From: '+14158675310' }, 'n0TeuUWrDLWO9roGF/paPfScwIg='),
  sms(13, 'plus', { Body: 'a+b', From: '+14158675310' }, 'EU8LTZnzVq0xxIHqMAGoFayy0Vg='),
  sms(14, 'trailing blank', { Body: 'hello ', From: '+14158675310' }, '0/0tviN7bdzM+Yjuf3hXuz8MWag='),
  sms(14, 'trimmed', { Body: 'hello', From: '+14158675310' }, '8K0C6fRzfFNxxC460FmvLteJY0c='),
  sms(15, 'CR LF', { Body: 'line1\r\nline2' }, 'ZYGDBZLONlyNIWzsZNQVPeOLBp4='),
  sms(15, 'LF', { Body: 'line1\nline2' }, 'MLjatpYpCWXsbbk2vXsjhsp4I6A='),
  sms(16, 'blank field', { Body: '', From: '+1' }, 'BUg/asNmeMQ/PA8r6lDLFirirAU='),
  sms(16, 'field dropped', { From: '+1' }, '3TF68S9jH2p9XD/bjimS+SJD7m8='),
  sms(17, 'code point order', { a: '1', B: '2', Z: '3', z: '4', a1: '5' }, 'xFRo/iSqB0R9Q0moZ2R0NNAQ4oE='),
  sms(18, 'repeated field', { Digits: ['2', '1', '2'] }, '9rmerI4rr8Yvdlic0L5gdKumDW0='),
  sms(18, 'joined', { Digits: '2,1,2' }, 'Qy1byR8FsDDji7+fFuM59stgl+k='),
  sms(19, 'brackets in a name', { 'a[b]': 'c' }, 'tu9BBXsIFdvnWgWZpsDPzyNWAlg='),
  vector(20, 'apostrophe', `${SITE}/sms?name=O'Brien`, CALL_FORM, 'yDA56aOSsqQ7/f+b+RdhLNEiWMo='),
  vector(20, '%27', `${SITE}/sms?name=O%27Brien`, CALL_FORM, 'MKEO84sMV5S6YFJkerDOt4JIeXs='),
  vector(21, '%20', `${SITE}/sms?q=a%20b`, CALL_FORM, 'yaliP1OdEyUePiXRcdAC0rTvOF8='),
  vector(21, '+', `${SITE}/sms?q=a+b`, CALL_FORM, 'ad/O0Uf24ZU+6y3m6Wn9Y2xHAcc='),
  sms(22, 'no fragment', CALL_FORM, 'XUiRQ+KZ9SEp0fEaRcITkyrvgws='),
  vector(23, 'TaskRouter event', `${SITE}/twilio/taskrouter/events`, EVENT, 'cvfcFmnm6tKZ2T+YyNnVGr21RUg='),
  vector(24, 'JSON', SITE + JSON_TARGET, {}, JSON_SIGNATURE),
  vector(24, 'JSON members added', SITE + JSON_TARGET, { a: '1', b: 'é' }, 'e7PPN8tDO0LpoDMy1W/lYoRtLCM='),
];

export const signatureOf = (row: number, what: string): string => {
  const found = VECTORS.find((entry) => entry.row === row && entry.what === what);
  if (!found) throw new Error(`No vector ${row} "${what}".`);
  return found.signature;
};
