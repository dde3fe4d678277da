import { compareWith, outline } from '../../src/bin/probe/report';
import { questions } from '../../src/bin/probe/run-probe';
import { emulatorService, twilioService } from '../../src/bin/probe/services';
import { readProbeAccount } from '../../src/config/local-config';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

/** An emulator that stands for Twilio in one test, and for itself in the same one. */
const emulator = async () => {
  const service = await emulatorService();
  open.push(service);
  return service;
};

const compare = async (twilio: Awaited<ReturnType<typeof emulator>>) => {
  const lines: string[] = [];
  const agrees = await compareWith(twilio, await emulator(), (line) => lines.push(line));
  return { agrees, lines };
};

test('asked of two that are the same, every question has an answer, and it is the same', async () => {
  const { agrees, lines } = await compare(await emulator());
  expect(lines.filter((line) => !line.startsWith('same') && line.includes('?'))).toEqual([
    expect.stringContaining('Not asked'),
  ]);
  expect(lines.at(-1)).toBe(`\n${questions.length} the same, 0 different, 0 failed.`);
  expect(agrees).toBe(true);
});

test('what differs is told with both answers', async () => {
  const { client, ...other } = await emulator();
  const spoiled = Object.create(client) as typeof client;
  spoiled.request = ((options: Parameters<typeof client.request>[0]) =>
    client.request(
      options.uri!.endsWith('/Tasks') && options.data
        ? { ...options, data: { ...(options.data as object), Unheard: undefined, Priority: 'x' } }
        : options,
    )) as typeof client.request;
  const { agrees, lines } = await compare({ ...other, client: spoiled });
  expect(agrees).toBe(false);
  expect(lines).toContainEqual(
    'DIFFERS  Is a parameter ignored that TaskRouter does not know?\n' +
      '           Twilio: refused: 400, 20001\n           emulator: attributes {}',
  );
});

test('a service that cannot be reached fails every question, and no answer is made up', async () => {
  const nowhere = {
    ...twilioService({
      accountSid: `AC${'0'.repeat(32)}`,
      credentials: { authToken: 'x' },
      workspaceSid: '',
      baseUrl: 'http://127.0.0.1:9',
    }),
    close: () => Promise.resolve(),
  };
  const { agrees, lines } = await compare(nowhere);
  expect(agrees).toBe(false);
  expect(lines.at(-1)).toBe(`\n0 the same, 0 different, ${questions.length} failed.`);
});

test('nothing of a question is left behind in the account', async () => {
  const twilio = await emulator();
  await compare(twilio);
  expect(await twilio.client.taskrouter.v1.workspaces.list()).toEqual([]);
});

test('without an account it says what it would ask', () => {
  expect(readProbeAccount({ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'x' })).toBeNull();
  for (const { asks } of questions) expect(outline()).toContain(asks);
});

test('an account that is named by half is told with everything that is missing', () => {
  expect(() => readProbeAccount({ THROUGHLINE_TWILIO: 'live' })).toThrow(
    /TWILIO_ACCOUNT_SID[\s\S]*TWILIO_AUTH_TOKEN/,
  );
});
