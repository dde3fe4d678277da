import { BIRTH_EVENTS } from '../../src/domain/routing-event';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

/* What no webhook brought is found in TaskRouter's own log within half a minute, and made good. */

const floor = useFloor(TWO_STEPS);

const drop = (eventType: string) =>
  floor().emulator.addFault({ on: 'event', eventType, action: 'drop', every: true });

test('a completion that no webhook told of ends the interaction at the next reading of the log', async () => {
  drop('task.completed');
  const { chat, offer } = await activeChat(floor());
  await offer.completes();
  await chat.shows({ phase: 'active' });
  await floor().forward('20 seconds');
  expect((await floor().reconciles()).missed).toMatchObject({ signalled: 1, late: 0, unknown: 0 });
  await chat.closesAs('resolved', 'completed');
});

test('a contact of which every event was lost gets its interaction', async () => {
  [...BIRTH_EVENTS, 'reservation.accepted'].forEach(drop);
  const ana = await floor().agent('ana', SENIOR);
  const [plan] = await floor().twilio.workspace.workflows.list({ friendlyName: 'throughline/messaging' });
  const attributes = JSON.stringify({ channel: 'chat', customer_segment: 'enterprise' });
  const task = await floor().twilio.workspace.tasks.create({
    workflowSid: plan!.sid,
    taskChannel: 'chat',
    attributes,
  });
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await floor().forward('20 seconds');
  await floor().reconciles();
  const chat = floor().interaction(task.sid);
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ana' } }] });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('what webhooks brought is not delivered again, and what was made good is so once', async () => {
  drop('reservation.accepted');
  const ana = await floor().agent('ana', SENIOR);
  await floor().forward('20 seconds');
  await floor().reconciles();
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await floor().forward('20 seconds');
  const first = await floor().reconciles();
  expect(first.missed).toEqual({ signalled: 1, stored: 0, late: 0, unknown: 0 });
  const again = await floor().reconciles();
  expect(again.read).toBeGreaterThan(5);
  expect(again.missed).toEqual({ signalled: 0, stored: 0, late: 0, unknown: 0 });
  await chat.shows({ phase: 'active' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
