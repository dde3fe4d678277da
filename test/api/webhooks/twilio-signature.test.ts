import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import {
  checkSignatureKeys,
  verifySignature,
  type TwilioForm,
} from '../../../src/api/webhooks/twilio-signature';
import { encodeForm, FORM, startReceiver } from './receiver';
import {
  CALL_FORM,
  JSON_BODY,
  JSON_SIGNATURE,
  JSON_TARGET,
  signatureOf,
  TOKEN,
  VECTORS,
} from './signature-vectors';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const CALL = '/myapp.php?foo=1&bar=2';
const [REFERENCE, INVALID, OK] = [signatureOf(1, 'the reference'), 'signature_invalid', 'accepted'];

const sendForm = (
  target: string,
  form: TwilioForm,
  signature: string,
  extra: {
    publicUrl?: string;
    headers?: Record<string, string>;
    authTokens?: string[];
    method?: string;
  } = {},
) =>
  receiver.verdict({
    target,
    body: encodeForm(form),
    signature,
    ...extra,
    headers: { ...FORM, ...extra.headers },
  });

test.each(VECTORS.map((vector) => [`${vector.row} ${vector.what}`, vector] as const))(
  'vector %s is what the SDK signs',
  (_name, { signed, form, signature }) => {
    expect(getExpectedTwilioSignature(TOKEN, signed, form)).toBe(signature);
  },
);

/** Target, form, signature, verdict; and the public URL when it is not https://example.com. */
type Case = readonly [string, string, TwilioForm, string, string, string?];

const cases: readonly Case[] = [
  ['1 as signed', CALL, CALL_FORM, REFERENCE, OK],
  ['2 signed with the standard port, configured without', CALL, CALL_FORM, signatureOf(2, ':443'), OK],
  ['2 signed without it, configured with', CALL, CALL_FORM, REFERENCE, OK, 'https://example.com:443'],
  [
    '2 signed with it, configured with',
    CALL,
    CALL_FORM,
    signatureOf(2, ':443'),
    OK,
    'https://example.com:443',
  ],
  ['3 another port, configured', CALL, CALL_FORM, signatureOf(3, ':8443'), OK, 'https://example.com:8443'],
  ['3 another port, not configured', CALL, CALL_FORM, signatureOf(3, ':8443'), INVALID],
  ['3 signed without the configured port', CALL, CALL_FORM, REFERENCE, OK, 'https://example.com:8443'],
  ['4 signed as http, configured as https', CALL, CALL_FORM, signatureOf(4, 'http'), INVALID],
  ['4 signed as http, configured as http', CALL, CALL_FORM, signatureOf(4, 'http'), OK, 'http://example.com'],
  ['5 query as sent', '/myapp.php?bar=2&foo=1', CALL_FORM, signatureOf(5, 'query reordered'), OK],
  ['5 query in another order', CALL, CALL_FORM, signatureOf(5, 'query reordered'), INVALID],
  ['6 slash as sent', '/myapp.php/?foo=1&bar=2', CALL_FORM, signatureOf(6, 'slash added'), OK],
  ['6 slash added on the way', '/myapp.php/?foo=1&bar=2', CALL_FORM, REFERENCE, INVALID],
  ['6 slash doubled on the way', '//myapp.php?foo=1&bar=2', CALL_FORM, REFERENCE, INVALID],
  ['7 without a query', '/myapp.php', CALL_FORM, signatureOf(7, 'query cut off'), OK],
  ['7 signature without the query', CALL, CALL_FORM, signatureOf(7, 'query cut off'), INVALID],
  ['8 root', '/', CALL_FORM, signatureOf(8, 'root'), OK],
  ['8 signed for the bare host', '/', CALL_FORM, signatureOf(8, 'bare host'), INVALID],
  ['9 host as configured', CALL, CALL_FORM, signatureOf(9, 'upper-case host'), OK, 'https://EXAMPLE.com'],
  ['9 host normalised', CALL, CALL_FORM, REFERENCE, OK, 'https://EXAMPLE.com'],
  ['9 host not as configured', CALL, CALL_FORM, signatureOf(9, 'upper-case host'), INVALID],
  [
    '11 user info configured',
    CALL,
    CALL_FORM,
    signatureOf(11, 'user info'),
    OK,
    'https://user:pass@example.com',
  ],
  ['11 user info not configured', CALL, CALL_FORM, signatureOf(11, 'user info'), INVALID],
  ['18 joined values', '/sms', { Digits: ['2', '1', '2'] }, signatureOf(18, 'joined'), INVALID],
  ['18 another order of values', '/sms', { Digits: ['1', '2'] }, signatureOf(18, 'repeated field'), OK],
  ["20 ' signed, ' sent", "/sms?name=O'Brien", CALL_FORM, signatureOf(20, 'apostrophe'), OK],
  ["20 %27 signed, ' sent", "/sms?name=O'Brien", CALL_FORM, signatureOf(20, '%27'), OK],
  ["20 ' signed, %27 sent", '/sms?name=O%27Brien', CALL_FORM, signatureOf(20, 'apostrophe'), OK],
  ['20 another name', '/sms?name=OBrien', CALL_FORM, signatureOf(20, 'apostrophe'), INVALID],
  ['21 %20 as sent', '/sms?q=a%20b', CALL_FORM, signatureOf(21, '%20'), OK],
  ['21 + as sent', '/sms?q=a+b', CALL_FORM, signatureOf(21, '+'), OK],
  ['21 another query', '/sms?q=ab', CALL_FORM, signatureOf(21, '%20'), INVALID],
  [
    '22 fragment in the configured URL',
    '/sms',
    CALL_FORM,
    signatureOf(22, 'no fragment'),
    OK,
    'https://example.com#rc=2&rp=all',
  ],
  [
    '22 signature over the fragment',
    '/sms',
    CALL_FORM,
    getExpectedTwilioSignature(TOKEN, 'https://example.com/sms#rc=2&rp=all', CALL_FORM),
    INVALID,
    'https://example.com#rc=2&rp=all',
  ],
  [
    '22 a signature known to be wrong',
    '/sms',
    CALL_FORM,
    '94YYiFngGiygculorcx/hWlV+h4=',
    INVALID,
    'https://example.com#rc=2&rp=all',
  ],
  [
    '28 no separator between name and value',
    '/sms',
    { a: 'bc' },
    getExpectedTwilioSignature(TOKEN, 'https://example.com/sms', { ab: 'c' }),
    OK,
  ],
  [
    '28 nor between URL and name',
    '/sms',
    { x: '1' },
    getExpectedTwilioSignature(TOKEN, 'https://example.com/smsx1', {}),
    OK,
  ],
  ['29 empty header', CALL, CALL_FORM, '', 'signature_missing'],
  ['29 nonsense in the header', CALL, CALL_FORM, 'x', INVALID],
  ['31 HMAC-SHA256', CALL, CALL_FORM, 'qMztBq0IANMH/q0K9sCfKQJLylezvRdRzRS647SAVow=', INVALID],
];

test.each(cases.map((row) => [row[0], row] as const))('%s', async (_name, row) => {
  const [, target, form, signature, verdict, publicUrl] = row;
  expect(await sendForm(target, form, signature, publicUrl === undefined ? {} : { publicUrl })).toBe(verdict);
});

const asSent = VECTORS.filter(({ row }) => row >= 12 && row <= 19);
test.each(asSent.map((vector) => [`${vector.row} ${vector.what}`, vector] as const))(
  '%s arrives as it was signed',
  async (_name, { form, signature }) => {
    expect(await sendForm('/sms', form, signature)).toBe(OK);
  },
);

test.each([
  ['13 + for %2B', 13, 'blank', 'plus'],
  ['14 trimmed', 14, 'trimmed', 'trailing blank'],
  ['15 line ends changed', 15, 'LF', 'CR LF'],
  ['16 blank field dropped', 16, 'field dropped', 'blank field'],
])('%s on the way is refused', async (_name, row, received, signed) => {
  const form = VECTORS.find((entry) => entry.row === row && entry.what === received)?.form ?? {};
  expect(await sendForm('/sms', form, signatureOf(row, signed))).toBe(INVALID);
});

test('10 a GET has its query in the URL only', async () => {
  const signature = signatureOf(10, 'no body');
  expect(await receiver.verdict({ method: 'GET', target: CALL, signature })).toBe(OK);
});

test('12 the same bytes under another charset are refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=ISO-8859-1' };
  const { form, signature } = VECTORS.find(({ row }) => row === 12) ?? { form: {}, signature: '' };
  expect(await sendForm('/sms', form, signature, { headers })).toBe(INVALID);
});

test('13 a blank may be sent as %20', async () => {
  const body = 'Body=a%20b&From=%2B14158675310';
  expect(
    await receiver.verdict({ target: '/sms', body, headers: FORM, signature: signatureOf(13, 'blank') }),
  ).toBe(OK);
});

test('23 task attributes are signed as the string they are', async () => {
  const { form, signature } = VECTORS.find(({ row }) => row === 23) ?? { form: {}, signature: '' };
  const target = '/twilio/taskrouter/events';
  expect(await sendForm(target, form, signature)).toBe(OK);
  const respaced = { ...form, TaskAttributes: '{"channel": "voice", "name": "Zoë"}' };
  expect(await sendForm(target, respaced, signature)).toBe(INVALID);
});

describe('bodies that are no forms', () => {
  const json = { 'content-type': 'application/json' };
  const send = (body: string | Buffer, change: { target?: string; signature?: string } = {}) =>
    receiver.verdict({ target: JSON_TARGET, signature: JSON_SIGNATURE, headers: json, body, ...change });
  const sign = (target: string) => getExpectedTwilioSignature(TOKEN, `https://example.com${target}`, {});
  const EMPTY_SHA256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

  test('24 the URL carries the hash of the bytes', async () => {
    expect(await send(JSON_BODY)).toBe(OK);
    expect(await send(JSON_BODY, { signature: signatureOf(24, 'JSON members added') })).toBe(INVALID);
  });

  test.each([
    ['respaced', '{"a": 1,"b":"é"}'],
    ['escaped', '{"a":1,"b":"\\u00e9"}'],
  ])('25 %s is refused', async (_what, body) => {
    expect(await send(body)).toBe(INVALID);
  });

  test('25 the hash in upper case is refused', async () => {
    const target = JSON_TARGET.replace(/=.*/, (hash) => hash.toUpperCase());
    expect(await send(JSON_BODY, { target, signature: sign(target) })).toBe(INVALID);
  });

  test('26 a URL signed for {} takes no other body', async () => {
    const target = `/json?bodySHA256=${EMPTY_SHA256}`;
    expect(await send('{}', { target, signature: sign(target) })).toBe(OK);
    expect(await send('{"admin":true}', { target, signature: sign(target) })).toBe(INVALID);
  });

  test('27 a true signature of the URL does not cover a changed body', async () => {
    expect(await send('{"a":2,"b":"é"}')).toBe(INVALID);
    expect(await send(Buffer.from([0x7b, 0xff, 0x7d]))).toBe(INVALID);
  });

  test('a JSON body without a hash, or with two, is refused', async () => {
    expect(await send(JSON_BODY, { target: '/json', signature: sign('/json') })).toBe(INVALID);
    const twice = `${JSON_TARGET}&bodySHA256=${EMPTY_SHA256}`;
    expect(await send(JSON_BODY, { target: twice, signature: sign(twice) })).toBe(INVALID);
  });

  test('a form does not pass as JSON, nor JSON as a form', async () => {
    expect(await sendForm(JSON_TARGET, {}, JSON_SIGNATURE)).toBe(INVALID);
    expect(
      await receiver.verdict({ target: '/sms', signature: sign('/sms'), headers: json, body: '{}' }),
    ).toBe(INVALID);
  });
});

test('29 a missing header is told apart', async () => {
  expect(await receiver.verdict({ target: CALL, headers: FORM, body: encodeForm(CALL_FORM) })).toBe(
    'signature_missing',
  );
});

test('30 a URL that cannot be read is refused, not a crash', async () => {
  const request = { signature: REFERENCE, target: CALL, body: { form: CALL_FORM } };
  expect(verifySignature(request, { publicUrl: 'example.com', authTokens: [TOKEN] })).toBe(INVALID);
  expect(verifySignature(request, { publicUrl: '', authTokens: [TOKEN] })).toBe(INVALID);
});

test('30 such a URL, or no token, stops the API at its start', () => {
  expect(() => checkSignatureKeys({ publicUrl: 'example.com', authTokens: [TOKEN] })).toThrow(/public URL/);
  expect(() => checkSignatureKeys({ publicUrl: 'ftp://example.com', authTokens: [TOKEN] })).toThrow(
    /public URL/,
  );
  expect(() => checkSignatureKeys({ publicUrl: 'https://example.com', authTokens: [] })).toThrow(
    /auth token/,
  );
  expect(() => checkSignatureKeys({ publicUrl: 'https://example.com', authTokens: [TOKEN, ' '] })).toThrow(
    /auth token/,
  );
  expect(() => checkSignatureKeys({ publicUrl: 'https://example.com', authTokens: [TOKEN] })).not.toThrow();
});

test('31 a header does not choose the algorithm', async () => {
  const headers = { 'X-Twilio-Webhooks-Signature-Settings': 'key=main,algorithm=HMAC_SHA256' };
  const sha256 = 'qMztBq0IANMH/q0K9sCfKQJLylezvRdRzRS647SAVow=';
  expect(await sendForm(CALL, CALL_FORM, sha256, { headers })).toBe(INVALID);
});

test('32 the secondary token is good only while it is configured', async () => {
  const signature = getExpectedTwilioSignature('67890', `https://example.com${CALL}`, CALL_FORM);
  expect(await sendForm(CALL, CALL_FORM, signature)).toBe(INVALID);
  expect(await sendForm(CALL, CALL_FORM, signature, { authTokens: [TOKEN, '67890'] })).toBe(OK);
  expect(await sendForm(CALL, CALL_FORM, REFERENCE, { authTokens: [TOKEN, '67890'] })).toBe(OK);
});

describe('33 size limits strike first', () => {
  const signed = (form: TwilioForm) => getExpectedTwilioSignature(TOKEN, 'https://example.com/sms', form);
  const fields = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at): [string, string] => [`f${at}`, '']));

  test('1,000 fields pass, 1,001 do not', async () => {
    expect(await sendForm('/sms', fields(1_000), signed(fields(1_000)))).toBe(OK);
    expect(await sendForm('/sms', fields(1_001), signed(fields(1_001)))).toBe('too_many_fields');
  });

  test('150 kB do not pass', async () => {
    const form = { Body: 'x'.repeat(150_000) };
    expect(await sendForm('/sms', form, signed(form))).toBe('body_too_large');
  });

  test('nothing is inflated', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await sendForm('/sms', {}, signed({}), { headers })).toBe('encoding_not_supported');
  });
});

describe('34 nothing is taken from the request line or headers', () => {
  const elsewhere = getExpectedTwilioSignature(TOKEN, `https://evil.example${CALL}`, CALL_FORM);

  test.each([
    ['Host', { Host: 'evil.example' }],
    ['X-Forwarded-Host', { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }],
    ['Forwarded', { Forwarded: 'host=evil.example;proto=https' }],
    ['X-Original-Webhook-Url', { 'X-Original-Webhook-Url': `https://evil.example${CALL}` }],
  ])('%s changes nothing', async (_what, headers) => {
    expect(await sendForm(CALL, CALL_FORM, elsewhere, { headers })).toBe(INVALID);
    expect(await sendForm(CALL, CALL_FORM, REFERENCE, { headers })).toBe(OK);
  });

  test.each(['https://evil.example', 'https://example.com'])('a target of %s is refused', async (origin) => {
    expect(await sendForm(origin + CALL, CALL_FORM, elsewhere)).toBe(INVALID);
    expect(await sendForm(origin + CALL, CALL_FORM, REFERENCE)).toBe(INVALID);
  });
});

test('34 a target cannot make the public host a user name', () => {
  const target = '@evil.example/sms';
  const signature = getExpectedTwilioSignature(TOKEN, `https://example.com${target}`, {});
  const keys = { publicUrl: 'https://example.com', authTokens: [TOKEN] };
  expect(verifySignature({ signature, target, body: { form: {} } }, keys)).toBe(INVALID);
});

test.each([
  [
    'a form with the older sample number',
    'https://mycompany.com',
    '/myapp.php?foo=1&bar=2',
    { ...CALL_FORM, Caller: '+14158675309', From: '+14158675309' },
    TOKEN,
    'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  ],
  [
    'an event on localhost',
    'http://localhost:8080',
    '/webhooks/taskrouter/events',
    {
      AccountSid: `AC${'0'.repeat(32)}`,
      EventType: 'task.created',
      Sid: 'EV00000000000000000000000000000001',
      TaskAttributes: '{"lang":"fr"}',
    },
    'test-auth-token',
    'um8T4ZpjsDqUq9Ef0rwyOr9aoS8=',
  ],
  ['a repeated field', 'https://x.io', '/a', { M: ['b', 'a', 'a'] }, 't', 'UxBZGlBzdu9D1nHeBWMnfitfOks='],
  ['the same once each', 'https://x.io', '/a', { M: ['a', 'b'] }, 't', 'UxBZGlBzdu9D1nHeBWMnfitfOks='],
])('vector: %s', (_what, publicUrl, target, form, token, signature) => {
  expect(verifySignature({ signature, target, body: { form } }, { publicUrl, authTokens: [token] })).toBe(
    'valid',
  );
});

test('vector: a JSON body', () => {
  const hash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
  const request = {
    signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
    target: `/myapp.php?foo=1&bar=2&bodySHA256=${hash}`,
    body: { raw: Buffer.from('{"property": "value", "boolean": true}') },
  };
  expect(verifySignature(request, { publicUrl: 'https://mycompany.com/', authTokens: [TOKEN] })).toBe(
    'valid',
  );
});
