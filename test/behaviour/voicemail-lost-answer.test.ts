import { useFloor } from '../harness/floor';
import { withHours } from '../harness/hours';
import { forwardTo } from '../harness/local-time';

const WORDS = 'Please leave a message after the tone.';
const floor = useFloor(
  withHours(
    '  steps: [{ queue: everybody, accept_within: 3m }]',
    `    ending: { do: voicemail, message: { en: ${WORDS} } }
    after_hours: { do: voicemail, message: { en: 'We are back on {next_opening}.' } }`,
  ),
);

test('Twilio’s answer is lost: who leaves a message is not asked for it again in the midst of it', async () => {
  await forwardTo(floor(), 'Wed 10:00');
  const call = await floor().customer('acct-42').calls();
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /2010-04-01/Accounts/*/Calls/*',
    answer: 500,
    commit: 'after',
  });
  await floor().forward('61 seconds');
  await floor().forward('20 seconds');
  expect(await call.state()).toMatchObject({ status: 'in-progress', said: [WORDS] });
  await call.presses('#');
  await call.interaction.closesAs('unserved', 'route_ended');
  const { voicemail } = await call.interaction.shows({ voicemail: { result: 'completed' } });
  expect(voicemail!.seconds).toBeGreaterThanOrEqual(20);
  await call.interaction.hasCaseNote(`Voicemail: ${voicemail!.seconds} s, https://`);
});
