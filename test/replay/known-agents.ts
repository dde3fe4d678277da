import { SUPPORT } from '../harness/policies';
import type { Live } from './lives';

/* Lives of customers who come back to who served them before. On the policy STICKY. */
export const KNOWN_AGENTS: Record<string, Live> = {
  'known-agent-left-for-the-route': async (floor) => {
    const ana = await floor.agent('ana', SUPPORT);
    const first = await floor.customer('acct-902').opensChat();
    await (await (await ana.expectsOffer()).accepts()).completes();
    await first.closesAs('resolved', 'completed');
    const ben = await floor.agent('ben', SUPPORT);
    const chat = await floor.customer('acct-902').opensChat();
    await ana.expectsOffer();
    await floor.forward('21 seconds');
    await (await (await ben.expectsOffer()).accepts()).completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
};
