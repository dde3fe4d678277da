import { activeChat } from '../harness/active-chat';
import { closedChat, closedConversation, SOLVED, solves } from '../harness/answered-ladders';
import type { Live } from './lives';

/* Lives of answers that reach the customer, and of who tells them. On the policy ANSWERED_LADDERS. */

export const ANSWERS: Record<string, Live> = {
  'answer-told-in-the-chat': async (floor) => {
    const { ana, chat, ends } = await activeChat(floor);
    const id = await chat.escalates(ana.sid, 'engineering');
    await floor.receiver.pages('dana', { level: 1 });
    await solves(floor, id, chat);
    await chat.customerIsTold(SOLVED);
    await ends();
    return chat;
  },
  'ladder-that-tells-its-customer': async (floor) => {
    const { chat, id, apart } = await closedChat(floor);
    await solves(floor, id, chat);
    await apart.customerIsTold(SOLVED);
    await apart.customerLeaves();
    await apart.closesAs('resolved', 'customer_left');
    return { workflowId: `escalation-${id}` };
  },
  'outreach-without-a-reply': async (floor) => {
    const { chat, id, apart } = await closedChat(floor);
    await solves(floor, id, chat);
    await apart.customerIsTold(SOLVED);
    await floor.forward('49 hours');
    await apart.closesAs('resolved', 'no_reply');
    return apart;
  },
  'outreach-replied-to': async (floor) => {
    const { ana, chat, id, apart } = await closedChat(floor);
    await solves(floor, id, chat);
    await apart.customerIsTold(SOLVED);
    await apart.isTold('customer');
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await apart.closesAs('resolved', 'completed');
    return apart;
  },
  'outreach-told-elsewhere': async (floor) => {
    const { conversation, interaction, id, apart } = await closedConversation(floor);
    await conversation.says('Me again.');
    await solves(floor, id, interaction);
    await floor.forward('12 hours');
    await apart.closesAs('resolved', 'told_elsewhere');
    return apart;
  },
  'outreach-refused': async (floor) => {
    const { chat, id, apart } = await closedChat(floor);
    floor.backend.fail({ mode: 'refused', path: `/interactions/${apart.id}/outreach` });
    await solves(floor, id, chat);
    await apart.closesAs('failed', 'not_reached');
    return apart;
  },
};
