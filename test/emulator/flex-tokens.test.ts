import { ACCOUNT, admin, authorized, closeAll, start } from './harness';

afterEach(closeAll);

const WORKER = `WK${'1'.repeat(32)}`;

const signedIn = async (wanted: object) => {
  const floor = await start();
  const { status, body } = await admin<Record<string, string>>(
    floor.emulator,
    'POST',
    '/flex-tokens',
    wanted,
  );
  const validate = async (token: unknown, account = ACCOUNT.accountSid) => {
    const answer = await authorized(`${floor.emulator.url}/iam/v1/Accounts/${account}/Tokens/validate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...floor, status, body, validate };
};

test('a token says who it is, with which roles and until when', async () => {
  const { body, validate } = await signedIn({ identity: 'ana', workerSid: WORKER, roles: ['supervisor'] });
  expect(await validate(body['token'])).toEqual({
    status: 200,
    body: {
      valid: true,
      code: 0,
      message: null,
      expiration: '2026-01-01T01:00:00.000Z',
      realm_user_id: body['realmUserId'],
      identity: 'ana',
      roles: ['supervisor'],
      worker_sid: WORKER,
    },
  });
});

test('one that has expired, or that nobody knows, is answered 200, too: `valid` is what counts', async () => {
  const { body, validate, clock } = await signedIn({ identity: 'ana', expiresIn: 60 });
  expect((await validate(body['token'])).body).toMatchObject({ valid: true, roles: ['agent'] });
  clock.forward(61);
  for (const token of [body['token'], 'made up', 5]) {
    const answer = await validate(token);
    expect([answer.status, answer.body['valid'], answer.body['identity']]).toEqual([200, false, undefined]);
  }
});

test('of another account there are none: 404', async () => {
  const { body, validate } = await signedIn({ identity: 'ana' });
  expect(await validate(body['token'], `AC${'9'.repeat(32)}`)).toMatchObject({ status: 404 });
});

test('a sign-in without sense is refused with everything that is wrong', async () => {
  const { status, body } = await signedIn({ workerSid: 'ana', roles: 'agent', expiresIn: 'soon' });
  expect([status, body['error']]).toEqual([
    400,
    'identity is missing; workerSid is no SID; roles is no list of texts; expiresIn is no whole number of seconds from 1 to 31536000',
  ]);
});
