import { createGateway } from '../../src/gateway/gateway';
import { asCallSid, type CallSid } from '../../src/domain/ids';
import { activeChat } from '../harness/active-chat';
import type { Floor } from '../harness/floor';
import { SENIOR, SUPPORT } from '../harness/policies';
import type { Live } from './lives';

/*
 * A life for each way in which an interaction ends: by a command, by its agent, by what others do in TaskRouter.
 */

const because = { reason: 'test' };

/** A task of somebody else's, in a plan of theirs: we watch it, and say how it ended. */
async function watched(floor: Floor, plan: object, more: object = {}) {
  const { workspace } = floor.twilio;
  const [queue] = await workspace.taskQueues.list({ friendlyName: 'throughline/everybody' });
  const target = { queue: queue!.sid, ...plan };
  const filters = [{ filter_friendly_name: 'all', expression: '1==1', targets: [target] }];
  const configuration = JSON.stringify({ task_routing: { filters } });
  const { sid } = await workspace.workflows.create({ friendlyName: 'theirs', configuration });
  const attributes = JSON.stringify({ channel: 'chat' });
  const task = await workspace.tasks.create({ workflowSid: sid, taskChannel: 'chat', attributes, ...more });
  await floor.settle();
  return floor.interaction(task.sid);
}

/** A call whose TwiML we gave, and of whose task we hear nothing. */
async function planned(floor: Floor, callSid: CallSid) {
  const gateway = createGateway(floor.temporal.env.client);
  await gateway.planCall({ callSid, from: '+15005550001', to: '+15005550100', attributes: {} });
  return floor.interaction(callSid);
}

/** Nobody of ours sees the hours go by; what happened meanwhile is told afterwards. */
async function unattended(floor: Floor, duration: string): Promise<void> {
  await floor.stopWorker();
  floor.attended = false;
  await floor.forwardUnattended(duration);
  await floor.startWorker();
  floor.attended = true;
}

export const ENDINGS: Record<string, Live> = {
  'cancelled-by-the-backend': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await chat.command('backend', 'cancel', { by: 'backend', reason: 'spam' }, 'cancel-1');
    await chat.closesAs('cancelled', 'cancelled_by_backend');
    return chat;
  },
  'cancelled-in-taskrouter': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    const [task] = await floor.twilio.workspace.tasks.list();
    await floor.twilio.workspace
      .tasks(task!.sid)
      .update({ assignmentStatus: 'canceled', reason: 'a mistake' });
    await chat.closesAs('cancelled', 'cancelled_in_taskrouter');
    return chat;
  },
  'cancelled-its-task-deleted': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    const [task] = await floor.twilio.workspace.tasks.list();
    await floor.twilio.workspace.tasks(task!.sid).remove();
    await chat.closesAs('cancelled', 'deleted_in_taskrouter');
    return chat;
  },
  'cancelled-force-completed': async (floor) => {
    const chat = await floor.customer('acct-42').opensChat();
    await chat.supervise('force-complete', because);
    await chat.closesAs('cancelled', 'force_completed');
    return chat;
  },
  'resolved-force-completed': async (floor) => {
    const { chat } = await activeChat(floor);
    await chat.supervise('force-complete', because);
    await chat.closesAs('resolved', 'force_completed');
    return chat;
  },
  'resolved-its-task-deleted': async (floor) => {
    const { chat, offer } = await activeChat(floor);
    await floor.twilio.workspace.tasks(offer.taskSid).remove();
    await chat.closesAs('resolved', 'deleted_in_taskrouter');
    return chat;
  },
  'resolved-wrap-up-expired': async (floor) => {
    const { chat, offer } = await activeChat(floor);
    await offer.wrapsUp();
    await unattended(floor, '25 hours');
    await chat.closesAs('resolved', 'wrap_up_expired');
    return chat;
  },
  'resolved-the-customer-left': async (floor) => {
    const { chat } = await activeChat(floor);
    const ben = await floor.agent('ben', SUPPORT);
    await ben.capacity('chat', 0);
    const body = { to: { queue: 'everybody' }, mode: 'cold' };
    await chat.command('supervisor', 'transfer', body, 'transfer-1');
    await chat.customerLeaves();
    await chat.closesAs('resolved', 'customer_left');
    return chat;
  },
  'abandoned-before-the-queue': async (floor) => {
    const call = await planned(floor, asCallSid(`CA${'7'.repeat(32)}`));
    await floor.forward('61 seconds');
    await call.closesAs('abandoned', 'hangup');
    return call;
  },
  'unserved-the-queue-did-not-take-the-call': async (floor) => {
    const { workspace } = floor.twilio;
    const [plan] = await workspace.workflows.list({ friendlyName: 'throughline/voice' });
    await workspace.workflows(plan!.sid).remove();
    const { interaction } = await floor.customer('acct-42').calls();
    await interaction.closesAs('unserved', 'left_queue');
    return interaction;
  },
  'unserved-its-task-expired': async (floor) => {
    const chat = await watched(floor, {}, { timeout: 60 });
    await floor.forward('61 seconds');
    await chat.closesAs('unserved', 'task_expired');
    return chat;
  },
  'unserved-their-plan-exhausted': async (floor) => {
    const chat = await watched(floor, { timeout: 30 });
    await floor.forward('31 seconds');
    await chat.closesAs('unserved', 'plan_exhausted');
    return chat;
  },
  'unserved-the-named-agent-declined': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const chat = await watched(floor, {}, { routingTarget: ana.sid });
    await (await ana.expectsOffer()).rejects();
    await chat.closesAs('unserved', 'agent_declined');
    return chat;
  },
  'failed-system-deleted-while-talking': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const call = await floor.customer('acct-42').calls();
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await unattended(floor, '25 hours');
    await call.interaction.closesAs('failed', 'system_deleted');
    return call.interaction;
  },
  'system-deleted-and-routed-anew': async (floor) => {
    const { ana, chat } = await activeChat(floor);
    await unattended(floor, '25 hours');
    const again = await ana.expectsOffer();
    await again.accepts();
    await again.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
};
