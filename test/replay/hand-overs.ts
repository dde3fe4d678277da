import { activeChat } from '../harness/active-chat';
import { activeConversation } from '../harness/active-conversation';
import type { Floor } from '../harness/floor';
import { pressesTransfer } from '../harness/native-transfer';
import { SENIOR, SUPPORT } from '../harness/policies';
import type { Live } from './lives';

/*
 * A life for each hand-over, and for each way in which one fails, beside those in lives.ts.
 */

const toEverybody = { to: { queue: 'everybody' }, mode: 'warm' };
const because = { reason: 'test' };

async function talking(floor: Floor) {
  const ana = await floor.agent('ana', SENIOR);
  const call = await floor.customer('acct-42').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const ben = await floor.agent('ben', SUPPORT);
  const ends = async () => {
    await call.hangsUp();
    await offer.completes();
    await call.interaction.closesAs('resolved', 'completed');
    return call.interaction;
  };
  return { ana, ben, call, offer, ends };
}

async function transferredCold(floor: Floor) {
  const { chat } = await activeChat(floor);
  const ben = await floor.agent('ben', SUPPORT);
  await chat.command('supervisor', 'transfer', { ...toEverybody, mode: 'cold' }, 'transfer-1');
  const second = await ben.expectsOffer();
  await second.accepts();
  await second.completes();
  await chat.closesAs('resolved', 'completed');
  return chat;
}

export const HAND_OVERS: Record<string, Live> = {
  'transfer-timed-out': async (floor) => {
    const { chat, ends } = await activeChat(floor);
    const ben = await floor.agent('ben', SUPPORT);
    await ben.capacity('chat', 0);
    await chat.command('supervisor', 'transfer', toEverybody, 'transfer-1');
    await floor.forward('301 seconds');
    await chat.shows({ phase: 'active', legs: [{}, { transfer: { result: 'timed_out' } }] });
    await ends();
    return chat;
  },
  'transferred-cold-and-declined': async (floor) => {
    const { ana, chat } = await activeChat(floor);
    const ben = await floor.agent('ben', {});
    await chat.command('supervisor', 'transfer', { to: { agent: 'ben' }, mode: 'cold' }, 'transfer-1');
    await (await ben.expectsOffer()).rejects();
    await ben.expectsWithdrawnOffer();
    const again = await ana.expectsOffer();
    await again.accepts();
    await again.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'transferred-cold': transferredCold,
  /** The same since the first task is ended within the workflow task. */
  'transferred-cold-and-released-in-task': transferredCold,
  'call-transferred-by-nobody-after-all': async (floor) => {
    const { call, ends } = await talking(floor);
    await call.interaction.command('supervisor', 'transfer', { ...toEverybody, desktop: true }, 'transfer-1');
    await floor.forward('31 seconds');
    return ends();
  },
  'call-transferred-by-its-button-and-declined': async (floor) => {
    const { ana, ben, offer, ends } = await talking(floor);
    await pressesTransfer(floor, ana, offer, { To: ben.sid, Mode: 'WARM' });
    await (await ben.expectsOffer()).rejects();
    return ends();
  },
  'call-transferred-by-its-button-cold': async (floor) => {
    const { ana, ben, call, offer } = await talking(floor);
    await pressesTransfer(floor, ana, offer, { To: ben.sid, Mode: 'COLD' });
    const second = await ben.expectsOffer();
    await second.accepts();
    await offer.completes();
    await call.hangsUp();
    await second.completes();
    await call.interaction.closesAs('resolved', 'completed');
    return call.interaction;
  },
  'consulted-and-returned': async (floor) => {
    const { ana, chat, ends } = await activeChat(floor);
    const ben = await floor.agent('ben', SUPPORT);
    await chat.byAgent(ana.sid, 'consult', { to: { queue: 'everybody' }, mode: 'private' });
    const second = await ben.expectsOffer();
    await second.accepts();
    await second.completes();
    await ends();
    return chat;
  },
  'taken-over-by-a-supervisor': async (floor) => {
    const { chat } = await activeChat(floor);
    const sofia = await floor.agent('sofia', {});
    await chat.supervise('take-over', { agent: 'sofia', ...because });
    const second = await sofia.expectsOffer();
    await second.accepts();
    await second.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'moved-by-a-supervisor': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    const ben = await floor.agent('ben', SUPPORT);
    await chat.supervise('move', { to: { queue: 'everybody' }, ...because });
    const offer = await ben.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  're-queued-by-a-supervisor': async (floor) => {
    const { ana, chat } = await activeChat(floor);
    await chat.supervise('requeue', because);
    const again = await ana.expectsOffer();
    await again.accepts();
    await again.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'parked-until-the-customer-wrote': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const mail = await floor.customer('acct-42').asks('email');
    await (await ana.expectsOffer()).accepts();
    await mail.byAgent(ana.sid, 'park', {});
    await floor.forward('30 hours');
    await mail.isTold('customer');
    const again = await ana.expectsOffer();
    await again.accepts();
    await again.completes();
    await mail.closesAs('resolved', 'completed');
    return mail;
  },
  'conversation-transferred-by-invite': async (floor) => {
    const { ana, interaction } = await activeConversation(floor);
    const ben = await floor.agent('ben', SUPPORT);
    await interaction.transfer(ana.sid, toEverybody);
    const invite = await ben.expectsOffer();
    await invite.accepts();
    await interaction.command('supervisor', 'resolve', {}, 'resolve-1');
    await interaction.closesAs('resolved', 'completed');
    return interaction;
  },
  'conversation-transferred-by-its-button': async (floor) => {
    const { conversation, interaction, offer } = await activeConversation(floor);
    const ben = await floor.agent('ben', SUPPORT);
    await conversation.invites(ben);
    const invite = await ben.expectsOffer();
    await conversation.loses(offer);
    await invite.accepts();
    await invite.completes();
    await interaction.closesAs('resolved', 'completed');
    return interaction;
  },
};
