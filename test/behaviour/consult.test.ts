import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { BILLING, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const ask = (mode: 'private' | 'joined') => ({ to: { queue: 'billing' }, mode, note: 'Is SCIM down?' });

/** Ana has the chat and has brought ben in. */
async function consulting(mode: 'private' | 'joined') {
  const chatting = await activeChat(floor());
  const ben = await floor().agent('ben', BILLING);
  expect(await chatting.chat.byAgent(chatting.ana.sid, 'consult', ask(mode))).toEqual({
    status: 202,
    body: { legId: `${chatting.chat.id}.2`, status: 'offering' },
  });
  const second = await ben.expectsOffer();
  await second.accepts();
  await chatting.chat.hasCaseNote('Is SCIM down?');
  return { ...chatting, ben, second };
}

test('whoever is brought in sees who asks and why; the customer stays with who has them', async () => {
  const { chat, second, statusOf, offer, ends } = await consulting('private');
  expect(await second.attributes()).toMatchObject({
    consult: { from: 'ana', mode: 'private', note: 'Is SCIM down?' },
    throughline: { legId: `${chat.id}.2` },
  });
  await chat.shows({
    phase: 'consulting',
    legs: [
      { status: 'accepted', agent: { name: 'ana' }, consult: null },
      {
        status: 'accepted',
        agent: { name: 'ben' },
        transfer: null,
        consult: { mode: 'private', result: null },
      },
    ],
  });
  expect(await statusOf(offer.taskSid)).toBe('assigned');
  await second.completes();
  const { timeline } = await chat.shows({ phase: 'active', legs: [{}, { consult: { result: 'returned' } }] });
  expect(timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['consult.asked', 'leg.opened', 'consult.accepted', 'consult.returned']),
  );
  await ends();
});

test('either of the two ends it: returned, or dropped', async () => {
  const { ana, ben, chat, second, statusOf, ends } = await consulting('joined');
  expect(await chat.byAgent(ben.sid, 'consult/end', {})).toMatchObject({ status: 200 });
  await chat.shows({ phase: 'active', legs: [{}, { status: 'ended', consult: { result: 'returned' } }] });
  expect(await statusOf(second.taskSid)).toBe('completed');

  await chat.byAgent(ana.sid, 'consult', { to: { agent: 'ben' }, mode: 'private' });
  const third = await ben.expectsOffer();
  await third.accepts();
  await chat.byAgent(ana.sid, 'consult/end', {});
  await chat.shows({ phase: 'active', legs: [{}, {}, { status: 'ended', consult: { result: 'dropped' } }] });
  await ends();
});

test('who asked takes it back before anybody has answered', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const ben = await floor().agent('ben', BILLING);
  await chat.byAgent(ana.sid, 'consult', { to: { agent: 'ben' }, mode: 'private' });
  await ben.expectsOffer();
  await chat.byAgent(ana.sid, 'consult/end', {});
  await chat.shows({ phase: 'active', legs: [{}, { status: 'ended', consult: { result: 'withdrawn' } }] });
  await ben.expectsNoOffer();
  await ends();
});

test.each([
  ['declines', 'declined'],
  ['does not answer', 'timed_out'],
])('who was asked %s: the customer has not noticed', async (does, result) => {
  const { ana, chat, ends } = await activeChat(floor());
  const ben = await floor().agent('ben', BILLING);
  await chat.byAgent(ana.sid, 'consult', { to: { agent: 'ben' }, mode: 'private' });
  const offer = await ben.expectsOffer();
  if (does === 'declines') {
    await offer.rejects();
    await ben.expectsWithdrawnOffer();
  } else await floor().forward('60 seconds');
  await chat.shows({ phase: 'active', legs: [{ status: 'accepted' }, { consult: { result } }] });
  await ends();
});

test('handing over: the customer is theirs, and who had them is free', async () => {
  const { ana, chat, offer, second, statusOf } = await consulting('joined');
  expect(await chat.byAgent(ana.sid, 'consult/end', { hand_over: true })).toMatchObject({ status: 200 });
  await chat.shows({
    phase: 'active',
    legs: [{ status: 'ended' }, { status: 'accepted', consult: { result: 'handed_over' } }],
  });
  expect(await statusOf(offer.taskSid)).toBe('completed');
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the owner completes while somebody has joined: the customer stays with them', async () => {
  const { chat, offer, second } = await consulting('joined');
  await offer.completes();
  await chat.shows({ phase: 'active', legs: [{ status: 'ended' }, { consult: { result: 'handed_over' } }] });
  await second.completes();
  await chat.closesAs('resolved', 'completed');
});

test('the owner completes a private consult with it: nobody is left with a task', async () => {
  const { chat, offer, second, statusOf } = await consulting('private');
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  expect(await statusOf(second.taskSid)).toBe('completed');
  expect((await chat.live()).legs[1]).toMatchObject({ consult: { result: 'dropped' } });
});

test('the customer leaves: both are freed', async () => {
  const { chat, offer, second, statusOf } = await consulting('joined');
  await chat.customerLeaves();
  await chat.shows({ legs: [{ status: 'wrapping' }, { consult: { result: 'customer_left' } }] });
  expect(await statusOf(second.taskSid)).toBe('completed');
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('refused: by others, twice at once, with oneself, without one, and the customer handed to nobody', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const ben = await floor().agent('ben', BILLING);
  const cy = await floor().agent('cy', SUPPORT);
  const asked = async (agentSid: string, name: 'consult' | 'consult/end', body: object) =>
    (await chat.byAgent(agentSid, name, body)).body;
  expect(await asked(ana.sid, 'consult/end', {})).toMatchObject({ code: 'no_consult', status: 409 });
  expect(await asked(cy.sid, 'consult', ask('private'))).toMatchObject({ code: 'not_owner', status: 403 });
  expect(await asked(ana.sid, 'consult', { to: { agent: 'ana' }, mode: 'private' })).toMatchObject({
    code: 'loop_refused',
  });
  expect(await asked(ana.sid, 'consult', { to: { queue: 'legal' }, mode: 'private' })).toMatchObject({
    code: 'queue_closed',
  });
  await chat.byAgent(ana.sid, 'consult', { to: { agent: 'ben' }, mode: 'joined' });
  const offer = await ben.expectsOffer();
  expect(await asked(ana.sid, 'consult', ask('private'))).toMatchObject({ code: 'consult_underway' });
  expect(await chat.transfer(ana.sid, { to: { queue: 'everybody' }, mode: 'warm' })).toMatchObject({
    body: { code: 'consult_underway' },
  });
  expect(await asked(ana.sid, 'consult/end', { hand_over: true })).toMatchObject({ code: 'not_accepted' });
  await offer.accepts();
  expect(await asked(ben.sid, 'consult/end', { hand_over: true })).toMatchObject({ code: 'not_owner' });
  expect(await asked(cy.sid, 'consult/end', {})).toMatchObject({ code: 'not_owner' });
  await asked(ben.sid, 'consult/end', {});
  await ends();
});

test('who was asked once may be handed the customer later: they were never with them', async () => {
  const { ana, chat, second } = await consulting('private');
  await second.completes();
  const ben = floor().agents.find(({ name }) => name === 'ben')!;
  expect((await chat.transfer(ana.sid, { to: { agent: 'ben' }, mode: 'warm' })).status).toBe(202);
  const third = await ben.expectsOffer();
  await third.accepts();
  await third.completes();
  await chat.closesAs('resolved', 'completed');
});

test('in a conversation: who is asked in private stays out of it, who joins is in it', async () => {
  const ana = await floor().agent('ana', { routing: { skills: ['senior'], levels: {} } });
  const ben = await floor().agent('ben', BILLING);
  const conversation = await floor().customer('acct-42').writesBy('sms');
  const sms = await conversation.isBrought();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const there = async () => (await conversation.participants()).filter((who) => who !== null).sort();
  const privately = { to: { agent: 'ben' }, mode: 'private' };
  expect(await sms.byAgent(ana.sid, 'consult', privately)).toMatchObject({ status: 202 });
  const asked = await ben.expectsOffer();
  await asked.accepts();
  expect(await there()).toEqual(['ana']);
  expect(await sms.byAgent(ana.sid, 'consult/end', { hand_over: true })).toMatchObject({
    body: { code: 'not_transferable' },
  });
  await sms.byAgent(ben.sid, 'consult/end', {});
  await sms.byAgent(ana.sid, 'consult', { to: { agent: 'ben' }, mode: 'joined' });
  const joins = await ben.expectsOffer();
  await joins.accepts();
  expect(await there()).toEqual(['ana', 'ben']);
  await sms.byAgent(ana.sid, 'consult/end', { hand_over: true });
  await sms.shows({ phase: 'active', legs: [{ status: 'ended' }, {}, { agent: { name: 'ben' } }] });
  expect(await there()).toEqual(['ben']);
  await joins.completes();
  await sms.closesAs('resolved', 'completed');
});

test('the caller hangs up during a consult that the desktop makes', async () => {
  const ana = await floor().agent('ana', { routing: { skills: ['senior'], levels: {} } });
  await floor().agent('ben', SUPPORT);
  const call = await floor().customer('acct-42').calls();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const wanted = { to: { queue: 'everybody' }, mode: 'private' };
  expect(await call.interaction.byAgent(ana.sid, 'consult', wanted)).toMatchObject({
    body: { code: 'transfer_needs_desktop' },
  });
  expect(await call.interaction.byAgent(ana.sid, 'consult', { ...wanted, desktop: true })).toMatchObject({
    body: { status: 'ready' },
  });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});
