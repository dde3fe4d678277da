import { useFloor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { SENIOR, SUPPORT } from '../harness/policies';
import { STICKY } from '../harness/sticky';

const floor = useFloor(STICKY);

test('while an override holds, whoever served the customer last is not asked by name: the override decides', async () => {
  const ana = await floor().agent('ana', SUPPORT);
  const first = await floor().customer('acct-902').opensChat();
  await (await (await ana.expectsOffer()).accepts()).completes();
  await first.closesAs('resolved', 'completed');
  const cy = await floor().agent('cy', SENIOR);

  const away = { from: { queue: 'everybody' }, to: { queue: 'senior' } };
  const override = await new Overrides(floor()).begins(overrideFor(floor(), '10 minutes', away));
  const chat = await floor().customer('acct-902').opensChat();
  const offer = await cy.expectsOffer();
  await ana.expectsNoOffer();
  const { decision } = await chat.shows({ diverted: { overrideId: override.id, to: 'senior' } });
  expect(decision?.knownAgent).toBeUndefined();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  await override.ends();

  const again = await floor().customer('acct-902').opensChat();
  await again.shows({ decision: { knownAgent: { asked: false, agentSid: cy.sid } } });
  await (await (await ana.expectsOffer()).accepts()).completes();
  await again.closesAs('resolved', 'completed');
});
