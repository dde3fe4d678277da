import { verifySlack } from '../../../src/api/webhooks/slack-signature';

/** The worked example of Slack's own page, "Verifying requests from Slack". */
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const BODY = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
);
const TIMESTAMP = '1531420618';
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
const THEN = Number(TIMESTAMP) * 1_000;

const example = { body: BODY, signature: SIGNATURE, timestamp: TIMESTAMP };

test('the example of Slack’s own documentation is valid, also while secrets are changed', () => {
  expect(verifySlack(example, [SECRET], THEN)).toBe('valid');
  expect(verifySlack(example, ['a new secret', SECRET], THEN + 299_000)).toBe('valid');
});

test.each([
  ['signature_stale', {}, [SECRET], THEN + 301_000],
  ['signature_stale', {}, [SECRET], THEN - 301_000],
  ['signature_invalid', {}, ['another secret'], THEN],
  ['signature_invalid', {}, [], THEN],
  ['signature_invalid', { body: Buffer.from('text=else') }, [SECRET], THEN],
  ['signature_invalid', { timestamp: '1531420619' }, [SECRET], THEN],
  ['signature_invalid', { timestamp: '1531420618 ' }, [SECRET], THEN],
  ['signature_invalid', { signature: SIGNATURE.replace('v0', 'v1') }, [SECRET], THEN],
  ['signature_invalid', { signature: SIGNATURE.slice(0, -2) }, [SECRET], THEN],
  ['signature_missing', { signature: undefined }, [SECRET], THEN],
  ['signature_missing', { timestamp: undefined }, [SECRET], THEN],
])('%s: %j', (verdict, change, secrets, now) => {
  expect(verifySlack({ ...example, ...change }, secrets, now)).toBe(verdict);
});
