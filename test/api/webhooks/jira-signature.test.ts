import { createHmac } from 'node:crypto';
import { verifyJira } from '../../../src/api/webhooks/jira-signature';

const BODY = Buffer.from('{"user":{"displayName":"Zoë"}}', 'utf8');
const [OLD, NEW] = ['the old secret of a webhook', 'the new secret of a webhook'];
const sign = (secret: string, body: Buffer = BODY) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

test('the example of the WebSub method and of Atlassian’s page is valid', () => {
  // "Secure admin webhooks" of Jira Cloud's "Webhooks": secret, payload and the header that comes of them.
  const signature = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';
  expect(verifyJira(Buffer.from('Hello World!'), signature, ["It's a Secret to Everybody"])).toBe('valid');
});

test.each([
  ['of the one secret', sign(NEW), [NEW]],
  ['of either secret while they are rotated here', sign(OLD), [NEW, OLD]],
])('a signature %s is valid', (_, header, secrets) => {
  expect(verifyJira(BODY, header, secrets)).toBe('valid');
});

test.each([
  ['of another secret', sign(OLD), [NEW]],
  ['of another body', sign(NEW, Buffer.from('{}')), [NEW]],
  ['cut short', sign(NEW).slice(0, -1), [NEW]],
  ['in capitals', sign(NEW).toUpperCase(), [NEW]],
  ['by another method', sign(NEW).replace('sha256', 'sha1'), [NEW]],
  ['without its method', sign(NEW).slice('sha256='.length), [NEW]],
  ['of an empty secret, while none is set', sign(''), []],
])('a signature %s is not', (_, header, secrets) => {
  expect(verifyJira(BODY, header, secrets)).toBe('signature_invalid');
});

test('none is missing', () => {
  expect(verifyJira(BODY, undefined, [NEW])).toBe('signature_missing');
  expect(verifyJira(BODY, '', [NEW])).toBe('signature_missing');
});
