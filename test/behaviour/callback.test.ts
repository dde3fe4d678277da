import type { Call } from '../harness/customer';
import { useFloor } from '../harness/floor';
import { DESK, withHours } from '../harness/hours';
import { forwardTo, shownInBerlin } from '../harness/local-time';

const floor = useFloor(
  withHours(
    '  steps: [{ queue: everybody, accept_within: 3m }]',
    `    ending: { do: callback, message: { en: We will call you back. } }
    after_hours: { do: callback, message: { en: 'We will call you on {next_opening}.' } }`,
  ).replace(
    'priority:\n',
    `callbacks:
  most_attempts: 3
  retry_after: 30m
  accept_within: 2h
  message: { en: We will call you as soon as it is your turn. }
priority:
`,
  ),
);

const CALLER = '+15005550001';

/** A caller who waits, on a Wednesday morning. */
async function callWaits() {
  const ana = await floor().agent('ana', DESK, { available: false });
  await forwardTo(floor(), 'Wed 10:00');
  const call = await floor().customer('acct-42').calls();
  await call.interaction.shows({ phase: 'waiting' });
  return { ana, call, interaction: call.interaction };
}

/** They need not hang on. */
async function asks({ interaction }: Call, body: object = {}) {
  const answer = await interaction.command('backend', 'callback', body);
  await floor().settle();
  return answer;
}

test('a caller who asks for it hangs up and keeps their place: an agent gets the number, calls, and completes', async () => {
  const { ana, call, interaction } = await callWaits();
  await floor().forward('20 seconds');
  expect((await asks(call)).status).toBe(200);
  expect(await call.state()).toMatchObject({
    status: 'completed',
    said: ['We will call you as soon as it is your turn.'],
  });
  await interaction.shows({ phase: 'waiting', callback: { failed: 0, result: null } });
  await floor().forward('40 minutes');
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  const task = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(await offer.attributes()).toMatchObject({ callback: { to: CALLER, attempt: 1 } });
  expect(task.dateCreated.getTime() - task.virtualStartTime.getTime()).toBeGreaterThanOrEqual(19_000);
  await offer.accepts();
  expect((await interaction.byAgent(ana.sid, 'callback-result', { result: 'reached' })).status).toBe(200);
  await offer.completes();
  const { callback } = await interaction.closesAs('resolved', 'completed');
  expect(callback).toEqual({ failed: 0, result: 'reached' });
});

test('who does not answer three times is not called any more; each time the agent is free at once', async () => {
  const { ana, call, interaction } = await callWaits();
  await asks(call);
  await ana.becomes('available');
  for (const failed of [1, 2, 3]) {
    const offer = await ana.expectsOffer();
    expect(await offer.attributes()).toMatchObject({ callback: { attempt: failed } });
    await offer.accepts();
    await interaction.byAgent(ana.sid, 'callback-result', { result: 'no_answer' });
    const task = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
    expect(task.assignmentStatus).toBe('completed');
    await interaction.shows({ callback: { failed } });
    if (failed < 3) await floor().forward('30 minutes');
  }
  await interaction.closesAs('unserved', 'callback_failed');
});

test('at a time of theirs, which is put off to the opening where nobody is there', async () => {
  const { ana, call, interaction } = await callWaits();
  await asks(call, { at: new Date(floor().clock.now() + 10 * 3_600_000).toISOString(), to: '+15005550009' });
  const { held } = await interaction.shows({ phase: 'held' });
  expect(shownInBerlin(Date.parse(held!.until))).toBe('Thu 09:00');
  await ana.becomes('available');
  await forwardTo(floor(), 'Thu 08:59');
  await ana.expectsNoOffer();
  await forwardTo(floor(), 'Thu 09:00');
  const offer = await ana.expectsOffer();
  expect(await offer.attributes()).toMatchObject({ callback: { to: '+15005550009' } });
  await offer.accepts();
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('out of hours a caller hears when they are called, and is', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Fri 18:00');
  const call = await floor().customer('acct-42').calls();
  expect(await call.state()).toMatchObject({
    status: 'completed',
    said: [expect.stringMatching(/^We will call you on Monday, /)],
  });
  await call.interaction.shows({ phase: 'held' });
  await forwardTo(floor(), 'Mon 09:00');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('a holiday that is added meanwhile does not move what was promised', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Fri 18:00');
  const call = await floor().customer('acct-42').calls();
  await call.interaction.shows({ phase: 'held' });
  const { text } = await floor().policies.current();
  await floor().publish(text.replace('monday-friday: 09:00-17:00', 'friday: 09:00-17:00'));
  await forwardTo(floor(), 'Mon 09:00');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});

test('nobody takes the call in time: the caller is called back, and has not given up', async () => {
  const { ana, call, interaction } = await callWaits();
  await floor().forward('61 seconds');
  expect(await call.state()).toMatchObject({ status: 'completed', said: ['We will call you back.'] });
  await interaction.shows({ phase: 'waiting', callback: { failed: 0 } });
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('who hangs up as they ask is called back; who does not want to be called any more has cancelled', async () => {
  const { ana, call, interaction } = await callWaits();
  floor().afterNext('ending', () => call.hangsUpAtOnce());
  expect(await asks(call)).toMatchObject({ status: 200 });
  expect((await call.state()).said).toEqual([]);
  await interaction.shows({ phase: 'waiting', callback: { failed: 0 } });
  await interaction.customerLeaves();
  await interaction.closesAs('cancelled', 'callback_cancelled');
  await ana.becomes('available');
  await ana.expectsNoOffer();
});

test('an agent who accepts at that instant has the caller, or the caller is called back: never neither', async () => {
  const { ana, call, interaction } = await callWaits();
  floor().afterNext('ending', async () => {
    await ana.becomes('available');
    await ana.acceptsAtOnce();
  });
  const { status } = await asks(call);
  expect(status).toBe(200);
  // The caller has heard it, whoever was quicker.
  await interaction.shows({ callback: { failed: 0, result: null } });
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('refused: once somebody has the caller, a second time, by whom it is not for, and without a number', async () => {
  const { ana, call, interaction } = await callWaits();
  expect((await asks(call, { to: '911' })).body).toMatchObject({ code: 'invalid_format' });
  expect((await interaction.byAgent(ana.sid, 'callback', {})).status).toBe(403);
  expect((await interaction.byAgent(ana.sid, 'callback-result', { result: 'reached' })).body).toMatchObject({
    code: 'no_callback',
  });
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  expect((await asks(call)).body).toMatchObject({ code: 'already_accepted', status: 409 });
  await call.hangsUp();
  await offer.completes();
  await interaction.closesAs('resolved', 'completed');
});
