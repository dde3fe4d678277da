import { activeChat } from '../harness/active-chat';
import type { Floor } from '../harness/floor';
import { answers } from '../harness/ladders';
import type { Live } from './lives';

/* Lives with ladders: of the interaction that begins one, and of the ladder itself. On the policy LADDERS. */

async function climbed(floor: Floor) {
  const { ana, chat, offer } = await activeChat(floor);
  const id = await chat.escalates(ana.sid, 'engineering', { note: 'SSO is down.' });
  await chat.hasCaseNote('SSO is down.');
  await floor.receiver.pages('dana', { level: 1 });
  await floor.forward('301 seconds');
  await floor.receiver.pages('eli', { level: 2 });
  await floor.receiver.pages('incidents', { level: 2 });
  await answers(floor, id, 'acknowledge', { as: 'eli' });
  return { chat, offer, id };
}

export const ESCALATIONS: Record<string, Live> = {
  'closed-as-escalated': async (floor) => {
    const { chat, offer, id } = await climbed(floor);
    await offer.completes();
    await chat.closesAs('escalated', 'completed');
    await answers(floor, id, 'resolve', { as: 'eli', note: 'Mended.' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    return chat;
  },
  'ladder-acknowledged-and-resolved': async (floor) => {
    const { chat, offer, id } = await climbed(floor);
    await answers(floor, id, 'resolve', { as: 'eli', note: 'Mended.' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return { workflowId: `escalation-${id}` };
  },
  'ladder-unanswered': async (floor) => {
    const { ana, chat, offer } = await activeChat(floor);
    const id = await chat.escalates(ana.sid, 'twice-together');
    for (const round of [1, 2]) {
      await floor.receiver.pages('dana', { level: 1, round });
      await floor.receiver.pages('eli', { level: 1, round });
      await floor.forward('301 seconds');
    }
    await floor.receiver.pages('the-boss', { level: null, round: 2 });
    await chat.hasCaseNote('Escalation: unanswered (twice-together)');
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return { workflowId: `escalation-${id}` };
  },
};
