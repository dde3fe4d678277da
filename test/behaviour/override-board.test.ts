import { useFloor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, TRANSFERS } from '../harness/policies';
import { eventually } from '../harness/temporal';

const floor = useFloor(TRANSFERS, ['limit.historyCount.suggestContinueAsNew=40']);
const overrides = () => new Overrides(floor());

const arbiter = () => floor().temporal.env.client.workflow.getHandle('overrides');

test('the arbiter that goes on as new still leads who comes elsewhere', async () => {
  const ben = await floor().agent('ben', BILLING);
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  const { runId } = await arbiter().describe();
  for (let n = 1; n <= 20; n++) {
    await arbiter().executeUpdate('board', { args: [{ do: 'release', overrideId: `other-${n}` }] });
  }
  await eventually('a new run', async () => (await arbiter().describe()).runId !== runId);
  expect((await arbiter().describe()).memo).toMatchObject({ board: { entries: [{ to: 'billing' }] } });
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ legs: [{ queue: 'billing' }], diverted: { overrideId: override.id } });
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  await override.ends();
});

test.each([
  ['of a kind nobody knows', { do: 'dance', overrideId: 'x' }],
  ['that is null', null],
  ['without an entry', { do: 'claim', now: 1 }],
])('what %s asks the arbiter is refused, and it serves the next', async (_name, command) => {
  await floor().agent('ben', BILLING);
  const override = await overrides().begins(overrideFor(floor(), '10 minutes'));
  await expect(arbiter().executeUpdate('board', { args: [command] })).rejects.toMatchObject({
    cause: { type: 'invalid_command' },
  });
  expect((await override.ends()).status).toBe(200);
  await floor().forward('1 minute');
  await override.shows({ status: 'over' });
});
