import { createHmac } from 'node:crypto';
import { verifyPagerDuty } from '../../../src/api/webhooks/pagerduty-signature';

const BODY = Buffer.from('{"event":{"agent":{"summary":"Zoë"}}}', 'utf8');
const [OLD, NEW] = ['the old secret of a subscription', 'the new secret of a subscription'];
const sign = (secret: string, body: Buffer = BODY) =>
  `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

test.each([
  ['of the one secret', sign(NEW), [NEW]],
  ['of either secret while they are rotated there', `${sign(OLD)},${sign(NEW)}`, [NEW]],
  ['with a space after the comma', `${sign(OLD)}, ${sign(NEW)}`, [NEW]],
  ['of either secret while they are rotated here', sign(OLD), [NEW, OLD]],
  ['among versions still to come', `v2=abc,${sign(NEW)}`, [NEW]],
])('a signature %s is valid', (_, header, secrets) => {
  expect(verifyPagerDuty(BODY, header, secrets)).toBe('valid');
});

test.each([
  ['of another secret', sign(OLD), [NEW]],
  ['of another body', sign(NEW, Buffer.from('{}')), [NEW]],
  ['cut short', sign(NEW).slice(0, -1), [NEW]],
  ['in capitals', sign(NEW).toUpperCase(), [NEW]],
  ['of another version', sign(NEW).replace('v1', 'v2'), [NEW]],
  ['of an empty secret, while none is set', sign(''), []],
])('a signature %s is not', (_, header, secrets) => {
  expect(verifyPagerDuty(BODY, header, secrets)).toBe('signature_invalid');
});

test('none is missing', () => {
  expect(verifyPagerDuty(BODY, undefined, [NEW])).toBe('signature_missing');
  expect(verifyPagerDuty(BODY, '', [NEW])).toBe('signature_missing');
});
