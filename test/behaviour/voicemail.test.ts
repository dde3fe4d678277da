import type { Call } from '../harness/customer';
import { useFloor } from '../harness/floor';
import { withHours } from '../harness/hours';
import { forwardTo } from '../harness/local-time';
import type { MemoryRecords } from '../harness/memory-records';
import { signedPost } from '../harness/signed-post';
import { ACCOUNT } from '../harness/account';

const floor = useFloor(
  withHours(
    '  steps: [{ queue: everybody, accept_within: 3m }]',
    `    ending: { do: voicemail, message: { en: Please leave a message after the tone. } }
    after_hours: { do: voicemail, message: { en: 'We are back on {next_opening}. Leave a message after the tone.' } }`,
  ),
);

const RECORDING = `RE${'7'.repeat(32)}`;
const HEARD_AT = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.sid}/Recordings/${RECORDING}`;
const NOTE = /^Voicemail: \d+ s, https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Recordings\/RE\w+$/;

/** A caller whom nobody has answered, and who hears the tone. */
async function callerHearsTone({ silent = false } = {}): Promise<Call> {
  await forwardTo(floor(), 'Wed 10:00');
  const customer = floor().customer('acct-42');
  const call = await (silent ? customer.callsInSilence() : customer.calls());
  await floor().forward('61 seconds');
  expect(await call.state()).toMatchObject({
    status: 'in-progress',
    said: ['Please leave a message after the tone.'],
  });
  expect(await call.isRecorded()).toBe(true);
  return call;
}

/** What Twilio posts of a recording, as often as it likes. */
const recordingIsTold = (call: Call, status = 'completed') =>
  signedPost(floor(), '/v1/webhooks/twilio/voice/recording', {
    AccountSid: ACCOUNT.sid,
    CallSid: call.sid,
    RecordingSid: RECORDING,
    RecordingUrl: HEARD_AT,
    RecordingStatus: status,
    RecordingDuration: '12',
  });

const notesOf = ({ interaction: { id } }: Call): string[] =>
  floor()
    .backend.notes()
    .filter((note) => note.interactionId === id && note.text.startsWith('Voicemail'))
    .map(({ text }) => text);

const statusOf = async ({ interaction: { workflowId } }: Call) =>
  (await floor().temporal.env.client.workflow.getHandle(workflowId).describe()).status.name;

test('nobody answers in time: the caller leaves a message, and whoever has the case can hear it', async () => {
  const call = await callerHearsTone();
  await call.interaction.closesAs('unserved', 'route_ended');
  await floor().forward('12 seconds');
  await call.presses('#');
  expect(await call.state()).toMatchObject({ status: 'completed' });
  const { voicemail } = await call.interaction.shows({ voicemail: { result: 'completed' } });
  await call.interaction.hasCaseNote(`Voicemail: ${voicemail!.seconds} s, https://`);
  expect(notesOf(call)).toEqual([expect.stringMatching(NOTE)]);
  expect(notesOf(call)[0]).toContain(voicemail!.recordingSid);
  await floor().settle();
  expect(await statusOf(call)).toBe('COMPLETED');
});

test('the address stands in the case alone: not in the live state, the search attributes, the log of webhooks, or the inbox', async () => {
  const call = await callerHearsTone();
  await call.interaction.closesAs('unserved', 'route_ended');
  await floor().forward('12 seconds');
  await call.hangsUp();
  await call.interaction.hasCaseNote('Voicemail: ');
  expect(notesOf(call)).toEqual([expect.stringMatching(NOTE)]);
  const live = JSON.stringify(await call.interaction.live());
  expect(live).not.toContain('api.twilio.com');
  const handle = floor().temporal.env.client.workflow.getHandle(call.interaction.workflowId);
  expect(JSON.stringify((await handle.describe()).searchAttributes)).not.toMatch(/api\.twilio|\bRE\w{32}/);
  expect(JSON.stringify(floor().ledger.webhooksThat('delivered'))).not.toContain('api.twilio.com');
  const kept = (floor().records as MemoryRecords).events();
  expect(kept).toContainEqual(expect.objectContaining({ type: 'call.recorded' }));
  expect(JSON.stringify(kept)).not.toContain('api.twilio.com');
});

test('who hangs up at the tone has left no message, and the case says so', async () => {
  const call = await callerHearsTone({ silent: true });
  await call.hangsUp();
  await call.interaction.closesAs('unserved', 'route_ended');
  await call.interaction.shows({ voicemail: { result: 'absent' } });
  await call.interaction.hasCaseNote('Voicemail: the caller left no message.');
});

test('who says nothing is not asked for ever', async () => {
  const call = await callerHearsTone({ silent: true });
  await floor().forward('11 seconds');
  expect(await call.state()).toMatchObject({ status: 'completed' });
  await call.interaction.closesAs('unserved', 'route_ended');
  await call.interaction.hasCaseNote('Voicemail: the caller left no message.');
});

test('whose message is as long as it may be is thanked by nobody, but heard', async () => {
  const call = await callerHearsTone();
  await call.interaction.closesAs('unserved', 'route_ended');
  await floor().forward('181 seconds');
  expect(await call.state()).toMatchObject({ status: 'completed' });
  await call.interaction.hasCaseNote('Voicemail: 18');
});

test('no news of the recording ever comes: after an hour the case says so, and the run ends', async () => {
  const call = await callerHearsTone();
  await call.interaction.closesAs('unserved', 'route_ended');
  expect((await call.interaction.live()).deadlines).toMatchObject([{ what: 'recording_by' }]);
  floor().emulator.addFault({ on: 'callback', kind: 'status-callback', action: 'refuse', every: true });
  await floor().forward('12 seconds');
  await call.hangsUp();
  await floor().forward('1 hour');
  expect(await statusOf(call)).toBe('RUNNING');
  await floor().forward('4 minutes');
  await call.interaction.shows({ voicemail: { result: 'missing' } });
  await call.interaction.hasCaseNote('Voicemail: no recording came.');
  await floor().settle();
  expect(await statusOf(call)).toBe('COMPLETED');
});

test('the news comes twice: the case has it once', async () => {
  const call = await callerHearsTone();
  await call.interaction.closesAs('unserved', 'route_ended');
  expect((await recordingIsTold(call)).status).toBe(204);
  await call.interaction.hasCaseNote('Voicemail: 12 s');
  expect((await recordingIsTold(call)).status).toBe(204);
  await floor().settle();
  expect(notesOf(call)).toEqual([`Voicemail: 12 s, ${HEARD_AT}`]);
  await call.hangsUp();
});

test('the news comes when all is over: it is taken, and kept without its address', async () => {
  const call = await callerHearsTone({ silent: true });
  await call.hangsUp();
  await call.interaction.closesAs('unserved', 'route_ended');
  await call.interaction.hasCaseNote('Voicemail: the caller left no message.');
  await floor().settle();
  expect(await statusOf(call)).toBe('COMPLETED');
  expect((await recordingIsTold(call)).status).toBe(204);
  expect(notesOf(call)).toHaveLength(1);
  expect(
    floor()
      .ledger.webhooksThat('late')
      .map(({ sids }) => sids),
  ).toContainEqual([call.sid, RECORDING]);
});

test('out of hours the answer to the call asks for the message, and tells of the opening', async () => {
  await forwardTo(floor(), 'Fri 18:00');
  const call = await floor().customer('acct-42').calls();
  expect((await call.state()).said).toEqual([
    expect.stringMatching(/^We are back on Monday, .* Leave a message/),
  ]);
  await floor().forward('90 seconds');
  expect(await call.isRecorded()).toBe(true);
  await call.presses('#');
  await floor().forward('6 seconds');
  await call.interaction.closesAs('unserved', 'after_hours');
  await call.interaction.hasCaseNote('Voicemail: ');
  expect(notesOf(call)).toEqual([expect.stringMatching(NOTE)]);
});

test('a chat hears no tone: it is told the words of everybody else', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('181 seconds');
  await chat.customerIsTold('Nobody could answer you in time. We will write to you.');
  await chat.closesAs('unserved', 'route_ended');
});

test('without an address for recordings nobody is asked for a message, and the interaction has the defect', async () => {
  floor().recorded = false;
  await floor().stopWorker();
  await floor().startWorker();
  await forwardTo(floor(), 'Wed 10:00');
  const call = await floor().customer('acct-42').calls();
  await floor().forward('61 seconds');
  expect(await call.state()).toMatchObject({
    status: 'completed',
    said: ['Nobody could answer you in time. We will write to you.'],
  });
  const { defects } = await call.interaction.closesAs('unserved', 'route_ended');
  expect(defects).toContainEqual(expect.objectContaining({ problem: 'voicemail_unavailable' }));
});
