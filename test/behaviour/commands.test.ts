import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

async function activeChat() {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  return { ana, chat, offer };
}

test('resolving completes the task in TaskRouter and writes the closing words to the case', async () => {
  const { chat, offer } = await activeChat();
  const { status, body } = await chat.command('supervisor', 'resolve', {
    note: 'The certificate was renewed.',
  });
  expect({ status, body }).toMatchObject({ status: 200, body: { phase: 'closed', outcome: 'resolved' } });
  await chat.closesAs('resolved', 'completed');
  expect(floor().backend.notes()[0]?.text).toContain('Note: The certificate was renewed.');
  const task = await floor().twilio.workspace.tasks(offer.taskSid).fetch();
  expect(task.assignmentStatus).toBe('completed');
});

test('an agent resolves their own interaction, and no other agent may', async () => {
  const { ana, chat } = await activeChat();
  const ben = await floor().agent('ben', {});
  const asAgent = (sid: string) =>
    floor().callAs(sid, 'POST', `/v1/interactions/${chat.id}/resolve`, { note: 'done' });
  expect(await asAgent(ben.sid)).toMatchObject({ status: 403, body: { code: 'not_owner' } });
  await chat.shows({ phase: 'active' });
  expect(await asAgent(ana.sid)).toMatchObject({ status: 200, body: { outcome: 'resolved' } });
  await chat.closesAs('resolved', 'completed');
});

test('what nobody has accepted cannot be resolved', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  expect(await chat.command('supervisor', 'resolve')).toMatchObject({
    status: 409,
    body: { code: 'not_accepted' },
  });
  await chat.shows({ phase: 'waiting' });
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('a note sent twice with one key is one note, on the timeline and in the case', async () => {
  const { chat, offer } = await activeChat();
  const text = 'Customer sent the SAML trace.';
  const first = await chat.command('supervisor', 'notes', { text }, 'note-1');
  const again = await chat.command('supervisor', 'notes', { text }, 'note-1');
  expect([first.status, again.status]).toEqual([200, 200]);
  await chat.hasCaseNote(text);
  const { timeline } = await chat.live();
  expect(timeline.filter(({ what }) => what === 'note.added')).toHaveLength(1);
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('operations cancel a waiting interaction, and a second ending is refused', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  const cancel = () => chat.command('ops', 'cancel', { by: 'ops', reason: 'test traffic' });
  expect(await cancel()).toMatchObject({ status: 200, body: { outcome: 'cancelled' } });
  await chat.closesAs('cancelled', 'cancelled_by_ops');
  expect(await cancel()).toMatchObject({ status: 409, body: { code: 'interaction_closed' } });
});

test('the same request again finds the interaction; the same identity with another body is refused', async () => {
  const request = {
    externalId: 'chat-x',
    source: 'web',
    customer: { id: 'acct-42' },
    attributes: { channel: 'chat' },
  };
  const post = (body: object) => floor().call('backend', 'POST', '/v1/interactions', body);
  const first = await post(request);
  expect(first.status).toBe(201);
  expect(await post(request)).toMatchObject({ status: 200, body: { interactionId: idOf(first) } });
  expect(await post({ ...request, source: 'app' })).toMatchObject({
    status: 422,
    body: { code: 'idempotency_conflict' },
  });
  await floor().settle();
  await floor().call('backend', 'POST', `/v1/interactions/${idOf(first)}/cancel`, {
    by: 'backend',
    reason: 'over',
  });
  await floor().interaction(idOf(first), 'chat-x').closesAs('cancelled', 'cancelled_by_backend');
});

const idOf = (response: { body: unknown }) => (response.body as { interactionId: string }).interactionId;

test('the same key with another body is refused, and nothing happens twice', async () => {
  const { chat, offer } = await activeChat();
  const note = (text: string) => chat.command('supervisor', 'notes', { text }, 'note-1');
  expect((await note('It began on Monday.')).status).toBe(200);
  expect(await note('It began on Tuesday.')).toMatchObject({
    status: 422,
    body: { code: 'idempotency_conflict' },
  });
  await chat.hasCaseNote('It began on Monday.');
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a request that is sent again after the interaction closed finds it closed, and begins nothing', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
  await floor().temporal.env.client.workflow.getHandle(chat.workflowId).result();
  const again = await floor().call('backend', 'POST', '/v1/interactions', {
    externalId: chat.externalId,
    source: 'web',
    customer: { id: 'acct-42' },
    attributes: { channel: 'chat' },
  });
  expect(again).toMatchObject({ status: 200, body: { interactionId: chat.id, phase: 'closed' } });
});
