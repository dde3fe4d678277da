import type { Floor } from '../harness/floor';
import { pressesTransfer } from '../harness/native-transfer';
import { SENIOR, SUPPORT } from '../harness/policies';
import { ENDINGS } from './endings';
import { HAND_OVERS } from './hand-overs';

export type Live = (floor: Floor) => Promise<{ workflowId: string }>;

/** One life per outcome and per way to it; its history is kept so that every later version is held to it. */
export const LIVES: Record<string, Live> = {
  ...ENDINGS,
  ...HAND_OVERS,
  'resolved-after-overflow': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await floor.forward('61 seconds');
    const offer = await (await floor.agent('ben', SUPPORT)).expectsOffer();
    await offer.accepts();
    await offer.wrapsUp();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'resolved-by-command-with-notes': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const chat = await floor.customer('acct-42').opensChat();
    await (await ana.expectsOffer()).accepts();
    await chat.command('supervisor', 'notes', { text: 'a note' }, 'note-1');
    await chat.hasCaseNote('a note');
    await chat.command('supervisor', 'resolve', { note: 'done' }, 'resolve-1');
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'resolved-call': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const call = await floor.customer('acct-42').calls();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await call.hangsUp();
    await offer.completes();
    await call.interaction.closesAs('resolved', 'completed');
    return call.interaction;
  },
  'resolved-found-by-re-reading': async (floor) => {
    floor.emulator.addFault({ on: 'event', eventType: 'task.completed', action: 'drop' });
    const ana = await floor.agent('ana', SENIOR);
    const chat = await floor.customer('acct-42').opensChat();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await floor.forward('15 minutes');
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'abandoned-chat': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
    return chat;
  },
  'abandoned-call': async (floor) => {
    const call = await floor.customer('acct-42').calls();
    await call.hangsUp();
    await call.interaction.closesAs('abandoned', 'hangup');
    return call.interaction;
  },
  'unserved-chat-with-offer-at-the-deadline': async (floor) => {
    const ana = await floor.agent('ana', SENIOR, { available: false });
    const chat = await floor.customer('acct-42').opensChat();
    await floor.forward('50 seconds');
    await ana.becomes('available');
    await ana.expectsOffer();
    await floor.forward('140 seconds');
    await chat.customerIsTold('Nobody could answer you in time. We will write to you.');
    await chat.closesAs('unserved', 'route_ended');
    return chat;
  },
  'transferred-warm': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const ben = await floor.agent('ben', SUPPORT);
    const chat = await floor.customer('acct-42').opensChat();
    await (await ana.expectsOffer()).accepts();
    const body = { to: { queue: 'everybody' }, mode: 'warm', note: 'Please take over.' };
    await chat.command('supervisor', 'transfer', body, 'transfer-1');
    const second = await ben.expectsOffer();
    await second.accepts();
    await chat.hasCaseNote('Please take over.');
    await second.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'transferred-cold-and-back': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const ben = await floor.agent('ben', SUPPORT);
    await ben.capacity('chat', 0);
    const chat = await floor.customer('acct-42').opensChat();
    await (await ana.expectsOffer()).accepts();
    await chat.command('supervisor', 'transfer', { to: { queue: 'everybody' }, mode: 'cold' }, 'transfer-1');
    await floor.forward('301 seconds');
    const again = await ana.expectsOffer();
    await again.accepts();
    await again.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'transfer-declined': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const ben = await floor.agent('ben', {});
    const chat = await floor.customer('acct-42').opensChat();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await chat.command('supervisor', 'transfer', { to: { agent: 'ben' }, mode: 'warm' }, 'transfer-1');
    await (await ben.expectsOffer()).rejects();
    await ben.expectsWithdrawnOffer();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'transfer-left-by-the-customer': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const ben = await floor.agent('ben', SUPPORT);
    const chat = await floor.customer('acct-42').opensChat();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await chat.command('supervisor', 'transfer', { to: { queue: 'everybody' }, mode: 'warm' }, 'transfer-1');
    await ben.expectsOffer();
    await chat.customerLeaves();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'call-transferred-by-its-desktop': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const call = await floor.customer('acct-42').calls();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    const ben = await floor.agent('ben', SUPPORT);
    const body = { to: { queue: 'everybody' }, mode: 'warm', desktop: true };
    await call.interaction.command('supervisor', 'transfer', body, 'transfer-1');
    await pressesTransfer(floor, ana, offer, { To: ben.sid, Mode: 'WARM' });
    const second = await ben.expectsOffer();
    await second.accepts();
    await call.hangsUp();
    await offer.completes();
    await second.completes();
    await call.interaction.closesAs('resolved', 'completed');
    return call.interaction;
  },
  'unserved-call': async (floor) => {
    const call = await floor.customer('acct-42').calls();
    await floor.forward('91 seconds');
    await call.interaction.closesAs('unserved', 'route_ended');
    return call.interaction;
  },
  'cancelled-by-ops': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await chat.command('ops', 'cancel', { by: 'ops', reason: 'test' }, 'cancel-1');
    await chat.closesAs('cancelled', 'cancelled_by_ops');
    return chat;
  },
  'failed-task-not-live': async (floor) => {
    const { workspace } = floor.twilio;
    const [plan] = await workspace.workflows.list({ friendlyName: 'throughline/messaging' });
    await floor.stopWorker();
    floor.attended = false;
    const task = await workspace.tasks.create({
      workflowSid: plan!.sid,
      taskChannel: 'chat',
      attributes: '{}',
    });
    await floor.settle();
    await workspace.tasks(task.sid).remove();
    await floor.startWorker();
    floor.attended = true;
    const interaction = floor.interaction(task.sid);
    await interaction.shows({ phase: 'closed', outcome: 'failed', outcomeReason: 'not_live' });
    return interaction;
  },
  'watched-task-of-somebody-else': async (floor) => {
    const { workspace } = floor.twilio;
    const [plan] = await workspace.workflows.list({ friendlyName: 'throughline/messaging' });
    const attributes = JSON.stringify({ channel: 'chat' });
    const task = await workspace.tasks.create({ workflowSid: plan!.sid, taskChannel: 'chat', attributes });
    await floor.settle();
    const offer = await (await floor.agent('ben', SUPPORT)).expectsOffer();
    await offer.accepts();
    await offer.completes();
    const interaction = floor.interaction(task.sid);
    await interaction.closesAs('resolved', 'completed');
    return interaction;
  },
  'created-after-a-lost-answer': async (floor) => {
    floor.emulator.addFault({
      on: 'request',
      match: 'POST /v1/Workspaces/*/Tasks',
      answer: 500,
      commit: 'before',
    });
    const chat = await floor.customer('acct-42').opensChat();
    await floor.forward('30 seconds');
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
    return chat;
  },
  're-routed-by-a-late-crm': async (floor) => {
    floor.backend.fail({ mode: 'down', path: '/customers' });
    const chat = await floor.customer('acct-42').opensChat();
    floor.backend.fail({ mode: 'ok', path: '/customers' });
    await chat.shows({ decision: { route: 'enterprise' } });
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
    return chat;
  },
};
