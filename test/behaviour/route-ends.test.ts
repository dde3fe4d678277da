import { useFloor } from '../harness/floor';
import { SENIOR, SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const SORRY = 'Nobody could answer you in time. We will write to you.';

test('a chat whose route runs out is told so, once, and closes as unserved', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('181 seconds');
  await chat.customerIsTold(SORRY);
  await chat.closesAs('unserved', 'route_ended');
});

test('the message is in the language the customer asked for', async () => {
  const chat = await floor().customer('acct-42').opensChat({ language: 'de' });
  await floor().forward('181 seconds');
  await chat.customerIsTold('Niemand konnte Ihnen rechtzeitig antworten. Wir schreiben Ihnen.');
  await chat.closesAs('unserved', 'route_ended');
});

test('a caller whose route runs out hears the message before the call ends', async () => {
  const call = await floor().customer('acct-42').calls();
  await floor().forward('91 seconds');
  await call.interaction.closesAs('unserved', 'route_ended');
  expect(await call.state()).toMatchObject({ status: 'completed', said: [SORRY] });
});

test('an offer that is pending when the route ends is waited for, and its acceptance wins', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('55 seconds');
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await floor().forward('10 seconds');
  await chat.shows({ phase: 'waiting', legs: [{ step: 1 }] });
  await offer.accepts();
  await chat.shows({ phase: 'active' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an agent who takes it while the ending is being written has it: it closes as resolved, not as unserved', async () => {
  const ben = await floor().agent('ben', SUPPORT, { available: false });
  const chat = await floor().customer('acct-42').opensChat();
  floor().afterNext('ending', async () => {
    await ben.becomes('available');
    await ben.acceptsAtOnce();
  });
  await floor().forward('181 seconds');
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ben' } }] });
  const { attributes } = (await floor().twilio.workspace.tasks.list())[0] ?? { attributes: '' };
  expect(attributes).not.toContain('unserved');
  expect(attributes).not.toContain('route_ended');
  await ben.completesAtOnce();
  await chat.closesAs('resolved', 'completed');
});
