import { useFloor } from '../harness/floor';
import { BY_MAIL, FOLLOWED_UP } from '../harness/followed-up';
import { Interaction } from '../harness/interaction';
import { SUPPORT } from '../harness/policies';

const floor = useFloor(FOLLOWED_UP);

test('a chat that nobody takes closes politely, and goes on as an e-mail by the route of e-mails', async () => {
  const ben = await floor().agent('ben', SUPPORT);
  const chat = await floor().customer('acct-42').opensChat();
  await floor().forward('61 seconds');
  await chat.customerIsTold(BY_MAIL);
  const { timeline } = await chat.closesAs('unserved', 'route_ended');
  const mail = new Interaction(floor(), `${chat.id}-mail`, null);
  expect(timeline).toContainEqual(
    expect.objectContaining({
      what: 'outreach.started',
      details: { interactionId: mail.id, because: 'route_ended' },
    }),
  );
  const offer = await ben.expectsOffer();
  const { attributes } = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(JSON.parse(attributes)).toMatchObject({
    channel: 'email',
    follow_up: {
      of: chat.id,
      because: 'route_ended',
      to: 'it@meridian-freight.example',
      transcript: chat.externalId,
    },
  });
  await mail.shows({ channel: 'email', continues: chat.id, decision: { route: 'mail' } });
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});

test('of whom nobody knows an address is told the ending of the policy, and it ends there', async () => {
  const chat = await floor().customer('acct-900').opensChat();
  await floor().forward('61 seconds');
  await chat.customerIsTold('Nobody could answer you in time. We will write to you.');
  const { timeline } = await chat.closesAs('unserved', 'route_ended');
  expect(timeline.map(({ what }) => what)).not.toContain('outreach.started');
});

test('who leaves before has given up, and gets no e-mail', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.customerLeaves();
  const { timeline } = await chat.closesAs('abandoned', 'customer_left');
  expect(timeline.map(({ what }) => what)).not.toContain('outreach.started');
});

test('a caller hears it before the call ends', async () => {
  const ben = await floor().agent('ben', SUPPORT);
  const call = await floor().customer('acct-42').calls({ customer_id: 'acct-42' });
  await floor().forward('61 seconds');
  expect(await call.state()).toMatchObject({ status: 'completed', said: [BY_MAIL] });
  await call.interaction.closesAs('unserved', 'route_ended');
  const mail = new Interaction(floor(), `${call.interaction.id}-mail`, null);
  await mail.shows({ channel: 'email', continues: call.interaction.id });
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});
