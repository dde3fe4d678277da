import { createBackend } from '../../../src/adapters/crm/backend';
import type { CaseNote } from '../../../src/adapters/crm/port';
import { startBackend, type RunningBackend } from '../../../src/backend/start-backend';
import { asInteractionId } from '../../../src/domain/ids';

const TOKEN = 'backend-token';
const NOW = Date.parse('2026-03-02T09:30:00Z');

let backend: RunningBackend;
beforeEach(async () => {
  backend = await startBackend({ port: 0, token: TOKEN, now: () => NOW });
});
afterEach(() => backend.close());

const adapter = (change: object = {}) => createBackend({ baseUrl: backend.url, token: TOKEN, ...change });
const unhurried = () => new AbortController().signal;

const note: CaseNote = {
  key: 'interaction-1/outcome',
  interactionId: asInteractionId('i-1'),
  externalId: 'chat/47 11?',
  customerId: 'acct-42',
  at: NOW,
  text: 'Solved: audience corrected.',
};

test('a customer is found with what routing may use', async () => {
  expect(await adapter().findCustomer('acct-42', unhurried())).toEqual({
    tier: 'enterprise',
    arrBand: 'over-100k',
    language: 'en',
    email: 'it@meridian-freight.example',
    accountName: 'Meridian Freight',
    priorCases: [
      { id: 'case-1877', subject: 'SAML sign-in for the Oslo office', status: 'solved' },
      { id: 'case-2043', subject: 'Signing certificate rotated, sign-in fails', status: 'open' },
    ],
  });
});

test('what the CRM does not know is null', async () => {
  expect(await adapter().findCustomer('acct-900', unhurried())).toMatchObject({ tier: null, language: null });
  expect(await adapter().findCustomer('acct-0', unhurried())).toBeNull();
  expect(await adapter().diagnose('weather', 'acct-42')).toBeNull();
});

test('a customer has an owner, or nobody; one that the CRM does not know has none', async () => {
  expect(await adapter().findOwner('acct-42', unhurried())).toEqual({
    id: 'usr-7',
    email: 'noor@throughline.example',
  });
  expect(await adapter().findOwner('acct-512', unhurried())).toBeNull();
  expect(await adapter().findOwner('acct-0', unhurried())).toBeNull();
});

test('an owner of another customer is nonsense: somebody else would hear of it', async () => {
  backend.fail({ mode: 'nonsense', path: '/customers' });
  await expect(adapter().findOwner('acct-42', unhurried())).rejects.toMatchObject({ outcome: 'refused' });
});

test('a case note is written once however often it is sent', async () => {
  await adapter().appendCaseNote(note);
  await adapter().appendCaseNote(note);
  expect(backend.notes()).toEqual([
    {
      key: note.key,
      interactionId: 'i-1',
      externalId: note.externalId,
      customerId: 'acct-42',
      at: '2026-03-02T09:30:00.000Z',
      text: note.text,
    },
  ]);
});

test('a message goes to the interaction of its external id, once', async () => {
  await adapter().sendMessage('chat/47 11?', { key: 'm1', text: 'We will write to you.' });
  await adapter().sendMessage('chat/47 11?', { key: 'm1', text: 'We will write to you.' });
  expect(backend.messages()).toMatchObject([{ externalId: 'chat/47 11?', text: 'We will write to you.' }]);
});

test('a diagnosis comes ready to be read', async () => {
  const diagnosis = await adapter().diagnose('identity', 'acct-42');
  expect(diagnosis?.summary).toMatch(/certificate/);
  expect(diagnosis?.findings.at(-1)).toEqual({
    at: '2026-03-02T09:24:00.000Z',
    what: expect.stringContaining('audience_mismatch'),
  });
});

test('a base URL may have a path, and a slash at its end', async () => {
  const down = createBackend({ baseUrl: `${backend.url}/nowhere/`, token: TOKEN });
  expect(await down.findCustomer('acct-42', unhurried())).toBeNull();
  expect(await adapter({ baseUrl: `${backend.url}/` }).findCustomer('acct-42', unhurried())).not.toBeNull();
});

test.each(['backend.internal', 'ftp://backend', ''])('a base URL of "%s" is refused at once', (baseUrl) => {
  expect(() => createBackend({ baseUrl, token: TOKEN })).toThrow(/base URL/);
});

describe('when the backend', () => {
  const find = (change: object = {}) => adapter(change).findCustomer('acct-42', unhurried());

  test('is down, nobody knows', async () => {
    backend.fail({ mode: 'down' });
    await expect(find()).rejects.toMatchObject({ name: 'OutsideError', outcome: 'unknown', status: 503 });
  });

  test('is not there, nothing was done', async () => {
    const url = backend.url;
    await backend.close();
    await expect(find({ baseUrl: url })).rejects.toMatchObject({ outcome: 'unavailable', status: null });
    backend = await startBackend({ port: 0, token: TOKEN, now: () => NOW });
  });

  test('refuses our token, asking again is no use', async () => {
    await expect(find({ token: 'other' })).rejects.toMatchObject({ outcome: 'refused', status: 401 });
  });

  test('answers nonsense to a read, asking again is no use; to a write, nobody knows', async () => {
    backend.fail({ mode: 'nonsense' });
    await expect(find()).rejects.toMatchObject({ outcome: 'refused', status: 200 });
    await expect(adapter().diagnose('identity', 'acct-42')).rejects.toMatchObject({ outcome: 'refused' });
    await expect(adapter().appendCaseNote(note)).rejects.toMatchObject({ outcome: 'unknown', status: 200 });
  });

  test('is slow, the caller need not wait', async () => {
    backend.fail({ mode: 'slow' });
    await expect(find({ timeoutMs: 20 })).rejects.toMatchObject({ outcome: 'unknown', status: null });
    const impatient = AbortSignal.timeout(20);
    await expect(adapter().findCustomer('acct-42', impatient)).rejects.toMatchObject({ outcome: 'unknown' });
  });

  test('has the key with another text, the write is refused', async () => {
    await adapter().appendCaseNote(note);
    await expect(adapter().appendCaseNote({ ...note, text: 'Other.' })).rejects.toMatchObject({
      outcome: 'refused',
      status: 422,
    });
  });
});

test.each(['.', '..', ''])('an id of "%s" never leaves the path', async (id) => {
  const refused = { name: 'OutsideError', outcome: 'refused', status: null };
  await expect(adapter().findCustomer(id, unhurried())).rejects.toMatchObject(refused);
  await expect(adapter().sendMessage(id, { key: 'k', text: 't' })).rejects.toMatchObject(refused);
});
