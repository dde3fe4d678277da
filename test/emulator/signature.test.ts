import fc from 'fast-check';
import twilio from 'twilio';
import { connectionPolicyOf } from '../../src/emulator/callbacks/connection-overrides';
import { signForm } from '../../src/emulator/callbacks/signature';

test('the published vectors', () => {
  const form = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  expect(signForm('12345', url, form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  expect(signForm('12345', `${url}#rc=3`, form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
});

test('an event callback', () => {
  const form = {
    AccountSid: 'AC00000000000000000000000000000000',
    EventType: 'task.created',
    Sid: 'EV00000000000000000000000000000001',
    TaskAttributes: '{"lang":"fr"}',
  };
  const url = 'http://localhost:8080/webhooks/taskrouter/events';
  expect(signForm('test-auth-token', url, form)).toBe('um8T4ZpjsDqUq9Ef0rwyOr9aoS8=');
});

test('repeated values count once each, in order', () => {
  for (const values of [
    ['b', 'a', 'a'],
    ['a', 'b'],
  ]) {
    expect(signForm('t', 'https://x.io/a', { M: values })).toBe('UxBZGlBzdu9D1nHeBWMnfitfOks=');
  }
});

test("Twilio's own code accepts every signature, and none over another token or URL", () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,20}$/);
  const value = fc.string({ unit: 'grapheme', maxLength: 40 });
  const url = fc.webUrl({ withQueryParameters: true });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), url, fc.dictionary(name, value), (token, address, form) => {
      const signature = signForm(token, address, form);
      expect(twilio.validateRequest(token, signature, address, form)).toBe(true);
      expect(twilio.validateRequest(`${token}x`, signature, address, form)).toBe(false);
      expect(twilio.validateRequest(token, signature, `${address}x`, form)).toBe(false);
    }),
  );
});

test.each([
  ['https://app.example.org/events', 'https://app.example.org:443/events'],
  ['https://app.example.org:443/events', 'https://app.example.org/events'],
  ['http://app.example.org/events', 'http://app.example.org:80/events'],
])(
  'signed over %s and checked as %s: the standard port may be there or not, the scheme counts',
  (signed, seen) => {
    const signature = signForm('token', signed, { Sid: 'EV1' });
    expect(twilio.validateRequest('token', signature, seen, { Sid: 'EV1' })).toBe(true);
    const [scheme, rest] = seen.split('://');
    const other = `${scheme === 'https' ? 'http' : 'https'}://${rest}`;
    expect(twilio.validateRequest('token', signature, other, { Sid: 'EV1' })).toBe(false);
  },
);

test('connection overrides are read off the fragment, and kept within their limits', () => {
  expect(connectionPolicyOf('https://app/x')).toEqual({
    connectTimeout: 5_000,
    readTimeout: 15_000,
    totalTime: 15_000,
    retries: 1,
    retryOn: ['ct'],
  });
  expect(connectionPolicyOf('https://app/x#ct=2000&rt=5000&rc=3&rp=5xx,rt&tt=9000')).toEqual({
    connectTimeout: 2_000,
    readTimeout: 5_000,
    totalTime: 9_000,
    retries: 3,
    retryOn: ['5xx', 'rt'],
  });
  expect(connectionPolicyOf('https://app/x#ct=1&rt=99999&rc=9&rp=all')).toMatchObject({
    connectTimeout: 100,
    readTimeout: 15_000,
    retries: 5,
    retryOn: ['ct', 'rt', '4xx', '5xx'],
  });
});
