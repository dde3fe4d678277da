import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import type { Floor } from './floor';
import { Interaction } from './interaction';
import { activeChat } from './active-chat';
import { activeConversation } from './active-conversation';
import { answers, escalationPath, LADDERS } from './ladders';

/** What customers are told once engineering has resolved their problem; by e-mail they are told otherwise. */
export const SOLVED = 'Our engineers have solved it.';
export const SOLVED_BY_MAIL = 'Our engineers have solved what you called about.';

/** As LADDERS, and callers say who they are; the customer hears what engineering has brought; telephones do not ring at night for it. */
export const ANSWERED_LADDERS = LADDERS.replace(
  '  twice-together:\n',
  `    when_resolved:
      reply_within: 48h
      tell:
        - { channels: [email], text: { en: ${SOLVED_BY_MAIL} } }
        - { text: { en: ${SOLVED}, de: Die Entwicklung hat es gelöst. } }
  twice-together:
`,
)
  .replace(
    'people:\n',
    `  awake: { zone: Europe/Berlin, weekly: { monday-sunday: 08:00-21:00 } }
updates:
  only_within: { calendar: awake, channels: [sms, whatsapp] }
people:
`,
  )
  .replace('attributes:\n', 'attributes:\n  customer_id: { description: Their account. }\n');

export const escalationOf = async (floor: Floor, id: string): Promise<EscalationView> =>
  (await floor.call('supervisor', 'GET', escalationPath(id))).body as EscalationView;

/** The interaction that an escalation has begun to tell its customer. */
export const tellsApart = (floor: Floor, escalationId: string): Interaction =>
  new Interaction(floor, `${escalationId}-answer`, null);

/** Ana has escalated a chat and is done with it; the ladder is dana's and goes on. */
export async function closedChat(floor: Floor) {
  const { ana, chat, offer } = await activeChat(floor);
  const id = await chat.escalates(ana.sid, 'engineering');
  await floor.receiver.pages('dana', { level: 1 });
  await offer.completes();
  await chat.closesAs('escalated', 'completed');
  await answers(floor, id, 'acknowledge', { as: 'dana' });
  return { ana, chat, id, apart: tellsApart(floor, id) };
}

/** As `closedChat`, of a customer who wrote by SMS; their conversation is closed. */
export async function closedConversation(floor: Floor) {
  const { ana, conversation, interaction, offer } = await activeConversation(floor, 'sms');
  const id = await interaction.escalates(ana.sid, 'engineering');
  await floor.receiver.pages('dana', { level: 1 });
  await answers(floor, id, 'acknowledge', { as: 'dana' });
  await offer.completes();
  await interaction.closesAs('escalated', 'completed');
  return { ana, conversation, interaction, id, apart: tellsApart(floor, id) };
}

/** Dana has solved it, and the case says so. */
export async function solves(floor: Floor, id: string, interaction: Interaction): Promise<void> {
  await answers(floor, id, 'resolve', { as: 'dana', note: 'Certificate renewed.' });
  await interaction.hasCaseNote('Escalation: resolved (engineering)');
}
