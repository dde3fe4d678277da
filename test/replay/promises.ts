import { activeChat } from '../harness/active-chat';
import { LATE, NEXT, SOON } from '../harness/clocks';
import { answers } from '../harness/ladders';
import type { Live } from './lives';

/* Lives of customers who were promised something. On the policy CLOCKS. */

export const PROMISES: Record<string, Live> = {
  'clock-breached-in-the-queue': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await floor.forward('151 seconds');
    for (const text of [SOON, NEXT, LATE]) await chat.customerIsTold(text);
    await floor.receiver.hearsOfClock('first_response', 'breached');
    await floor.receiver.pages('dana', { level: 1 });
    await answers(floor, `${chat.id}-e1`, 'resolve', { role: 'supervisor' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
    return chat;
  },
  'clock-paused-while-parked': async (floor) => {
    const { ana, chat } = await activeChat(floor);
    await chat.isTold('agent');
    await floor.forward('1 minutes');
    await chat.isTold('customer');
    await floor.forward('1 minutes');
    await chat.isTold('agent');
    await chat.byAgent(ana.sid, 'park', {});
    await floor.forward('3 hours');
    await chat.isTold('customer');
    const again = await ana.expectsOffer();
    await again.accepts();
    await chat.isTold('agent');
    await again.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
};
