import { activeConversation } from '../harness/active-conversation';
import { BIRTH_EVENTS } from '../../src/domain/routing-event';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import type { MemoryRecords } from '../harness/memory-records';
import { SUPPORT, TWO_STEPS } from '../harness/policies';

/* Every minute what is open here is compared with what is open in TaskRouter: repaired, or told of by its kind. */

const floor = useFloor(TWO_STEPS);

const drop = (eventType: string) =>
  floor().emulator.addFault({ on: 'event', eventType, action: 'drop', every: true });

const foreignTask = async () => {
  const [plan] = await floor().twilio.workspace.workflows.list({ friendlyName: 'throughline/messaging' });
  const attributes = JSON.stringify({ channel: 'chat', customer_segment: 'enterprise' });
  return floor().twilio.workspace.tasks.create({ workflowSid: plan!.sid, taskChannel: 'chat', attributes });
};

test('while all is well nothing is found, and the heart beats', async () => {
  const { chat, offer } = await activeChat(floor());
  await floor().reconciles();
  expect(await floor().audits()).toEqual({
    openInteractions: 1,
    liveTasks: 1,
    findings: 0,
    fresh: 0,
    heartbeat: true,
  });
  expect(floor().heartbeats).toBe(1);
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an interaction whose task is over without its knowing reads it again, and closes', async () => {
  drop('task.completed');
  const { chat, offer } = await activeChat(floor());
  await offer.completes();
  await floor().forward('2 minutes');
  await chat.shows({ phase: 'active' });
  expect(await floor().audits()).toMatchObject({ findings: 1, fresh: 1 });
  expect(floor().findings).toEqual(['task_over: reread']);
  await chat.closesAs('resolved', 'completed');
  await floor().settle();
  expect(await floor().audits()).toMatchObject({ findings: 0 });
  expect(await floor().records.findings.repairs(0)).toEqual({ reread: 1, delivered: 0, ended: 0 });
});

test('a task that TaskRouter has forgotten is looked for in its log', async () => {
  drop('task.completed');
  const { chat, offer } = await activeChat(floor());
  await offer.completes();
  await floor().forward('6 minutes');
  await chat.shows({ phase: 'active' });
  await floor().audits();
  expect(floor().findings).toEqual(['task_gone: reread']);
  await chat.closesAs('resolved', 'completed');
});

test('a task of which nobody here has heard gets its interaction', async () => {
  BIRTH_EVENTS.forEach(drop);
  const task = await foreignTask();
  await floor().forward('4 minutes');
  await floor().audits();
  expect(floor().findings).toEqual(['task_without_interaction: delivered']);
  const chat = floor().interaction(task.sid);
  await chat.shows({ phase: 'waiting', legs: [{ taskSid: task.sid }] });
  expect(await floor().audits()).toMatchObject({ findings: 0 });
  const ben = await floor().agent('ben', SUPPORT);
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an invite into a conversation, of which nobody here has heard, is a leg of it', async () => {
  const { conversation, interaction, offer } = await activeConversation(floor());
  [...BIRTH_EVENTS, 'reservation.accepted'].forEach(drop);
  const ben = await floor().agent('ben', SUPPORT);
  await conversation.invites(ben);
  const invite = await ben.expectsOffer();
  await invite.accepts();
  await floor().forward('4 minutes');
  await floor().audits();
  expect(floor().findings).toEqual(['task_without_interaction: delivered']);
  await interaction.shows({ legs: [{}, { origin: 'interaction', taskSid: invite.taskSid }] });
  expect(await floor().audits()).toMatchObject({ findings: 0 });
  await conversation.loses(offer);
  await interaction.shows({ legs: [{ status: 'ended' }, {}] });
  await invite.completes();
  await interaction.closesAs('resolved', 'completed');
});

test('a caller whose task somebody cancelled is told, and does not stay on hold', async () => {
  const call = await floor().customer('acct-42').calls();
  const { legs } = await call.interaction.shows({ phase: 'waiting' });
  const task = floor().twilio.workspace.tasks(legs[0]!.taskSid!);
  await task.update({ assignmentStatus: 'canceled', reason: 'by hand' });
  await floor().settle();
  await call.interaction.closesAs('cancelled', 'cancelled_in_taskrouter');
  expect(await call.state()).toMatchObject({
    status: 'completed',
    said: ['Nobody could answer you in time. We will write to you.'],
  });
});

test('a caller who is on the line although Twilio said they had left is told of until they leave', async () => {
  const call = await floor().customer('acct-42').calls();
  await call.interaction.shows({ phase: 'waiting' });
  floor().emulator.addFault({
    on: 'request',
    match: 'POST /2010-04-01/Accounts/*/Calls/*',
    answer: 404,
    every: true,
  });
  const { legs } = await call.interaction.live();
  const task = floor().twilio.workspace.tasks(legs[0]!.taskSid!);
  await task.update({ assignmentStatus: 'canceled', reason: 'by hand' });
  await floor().settle();
  await call.interaction.closesAs('abandoned', 'hangup');
  await floor().forward('2 minutes');
  await floor().audits();
  await floor().audits();
  expect(floor().findings).toEqual(['caller_without_task: not repaired']);
  await call.hangsUp();
  expect(await floor().audits()).toMatchObject({ findings: 0 });
});

test('after-call work beyond its limit is told of until it is over, and only once as news', async () => {
  const { chat, offer } = await activeChat(floor());
  await offer.wrapsUp();
  await floor().forward('31 minutes');
  await floor().audits();
  await floor().audits();
  expect(floor().findings).toContain('wrap_up_overdue: not repaired');
  expect(floor().findings.filter((finding) => finding.startsWith('wrap_up'))).toHaveLength(1);
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  await floor().audits();
  const open = await floor().records.findings.open();
  expect(open.map(({ kind }) => kind)).not.toContain('wrap_up_overdue');
});

test('the heart stops while the log is not read, and while the auditor cannot write down what it saw', async () => {
  await floor().reconciles();
  await floor().forward('10 minutes');
  expect(await floor().audits()).toMatchObject({ findings: 1, heartbeat: false });
  expect(floor().findings).toEqual(['reconciliation_late: not repaired']);
  await floor().reconciles();
  expect(await floor().audits()).toMatchObject({ findings: 0, heartbeat: true });
  const records = floor().records as MemoryRecords;
  records.setAway(true);
  await expect(floor().audits()).rejects.toThrow();
  records.setAway(false);
  expect(floor().heartbeats).toBe(1);
});
