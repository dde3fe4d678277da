import type { Floor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, TRANSFERS } from '../harness/policies';
import type { Live } from './lives';

/* Lives with an emergency override: of those whom it concerns, of the override itself, and of the arbiter. */

export const UNHURRIED = TRANSFERS.replaceAll('accept_within: 60s', 'accept_within: 1h');

/** One waits and one comes; both are led elsewhere, and back at its time. */
async function held(floor: Floor) {
  const ben = await floor.agent('ben', BILLING);
  await ben.capacity('chat', 0);
  const waits = await floor.customer('acct-42').opensChat();
  const override = await new Overrides(floor).begins(overrideFor(floor, '2 minutes'));
  const comes = await floor.customer('acct-42').opensChat();
  await floor.forward('3 minutes');
  await override.shows({ status: 'over', moved: 1, returned: 2 });
  for (const chat of [waits, comes]) {
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  }
  return { waits, comes, override };
}

export const OVERRIDES: Record<string, Live> = {
  'led-elsewhere-and-back': async (floor) => (await held(floor)).waits,
  'began-elsewhere-and-led-back': async (floor) => (await held(floor)).comes,
  'override-expired': async (floor) => ({ workflowId: `override-${(await held(floor)).override.id}` }),
  'override-board': async (floor) => {
    await held(floor);
    return { workflowId: 'overrides' };
  },
  'override-ended': async (floor) => {
    const ben = await floor.agent('ben', BILLING);
    await ben.capacity('chat', 0);
    const chat = await floor.customer('acct-42').opensChat();
    const override = await new Overrides(floor).begins(overrideFor(floor, '10 minutes'));
    await override.ends();
    await floor.forward('1 minute');
    await override.shows({ status: 'over', moved: 1, returned: 1 });
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
    return { workflowId: `override-${override.id}` };
  },
};
