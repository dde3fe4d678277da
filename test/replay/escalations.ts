import { activeChat } from '../harness/active-chat';
import type { Floor } from '../harness/floor';
import { answers, LADDERS } from '../harness/ladders';
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

const resolvedByEli: Live = async (floor) => {
  const { chat, offer, id } = await climbed(floor);
  await answers(floor, id, 'resolve', { as: 'eli', note: 'Mended.' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  return { workflowId: `escalation-${id}` };
};

export const ESCALATIONS: Record<string, Live> = {
  'closed-as-escalated': async (floor) => {
    const { chat, offer, id } = await climbed(floor);
    await offer.completes();
    await chat.closesAs('escalated', 'completed');
    await answers(floor, id, 'resolve', { as: 'eli', note: 'Mended.' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    return chat;
  },
  'ladder-acknowledged-and-resolved': resolvedByEli,
  /** Its lists know whose it is and until when, from the first level on. */
  'ladder-listed': resolvedByEli,
  'ladder-handed-back': async (floor) => {
    const { chat, offer, id } = await climbed(floor);
    await answers(floor, id, 'hand-back', { as: 'eli', note: 'It is the network.' });
    await floor.receiver.pages('frank', { level: 3 });
    await answers(floor, id, 'resolve', { as: 'frank', note: 'Mended.' });
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

/** As LADDERS, with one message to a person in four minutes. */
export const LIMITED_LADDERS = LADDERS.replace(
  'people:\n',
  'message_limit: { most: 1, within: 4m }\npeople:\n',
);

/** Somebody is called for another ladder: their message is put off, then sent; and the others hear what became of it. */
export const LIMITED: Record<string, Live> = {
  'ladder-throttled-and-told': async (floor) => {
    const { ana, chat, offer } = await activeChat(floor);
    const first = await chat.escalates(ana.sid, 'engineering');
    await floor.receiver.pages('dana', { level: 1 });
    const id = await chat.escalates(ana.sid, 'twice-together');
    await floor.receiver.pages('eli', { level: 1 });
    await floor.forward('4 minutes');
    await floor.receiver.pages('dana', { level: 1 });
    await answers(floor, id, 'acknowledge', { as: 'eli' });
    await answers(floor, id, 'acknowledge', { as: 'dana' });
    await answers(floor, id, 'resolve', { as: 'dana' });
    await floor.receiver.tells('eli', { type: 'escalation.ended' });
    await chat.hasCaseNote('Escalation: resolved (twice-together)');
    await answers(floor, first, 'resolve', { role: 'supervisor' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return { workflowId: `escalation-${id}` };
  },
};
