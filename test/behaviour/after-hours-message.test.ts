import { useFloor } from '../harness/floor';
import { DESK, withHours } from '../harness/hours';
import { forwardTo } from '../harness/local-time';

const floor = useFloor(
  withHours(`  steps: [{ queue: desk, accept_within: 10m }]
  after_hours:
    message: { en: 'We are closed until {next_opening}.', de: 'Geschlossen bis {next_opening}.' }`),
);

test('out of hours a chat is told when we open, in its language, and closes as unserved', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Fri 17:01');
  const chat = await floor().customer('acct-42').opensChat({ language: 'de' });
  await chat.customerIsTold(/^Geschlossen bis Montag, \d+\. \w+ um 09:00 MES?Z\.$/);
  await chat.closesAs('unserved', 'after_hours');
  await ana.expectsNoOffer();
});

test('a caller hears it and is in no queue', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Sat 11:00');
  const call = await floor().customer('acct-42').calls();
  const { status, said } = await call.state();
  expect({ status, said }).toEqual({
    status: 'completed',
    said: [expect.stringMatching(/^We are closed until Monday, .*9:00\sAM/)],
  });
  await call.interaction.closesAs('unserved', 'after_hours');
  await ana.expectsNoOffer();
});

test('in the hours everything is as it is without any', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Fri 16:59');
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
