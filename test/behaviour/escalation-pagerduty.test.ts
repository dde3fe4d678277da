import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { PAGERDUTY } from '../harness/floor-paging';
import { answers, PAGED_LADDERS } from '../harness/ladders';
import { eventually } from '../harness/temporal';
import { signatureOf } from '../../src/backend/pagerduty/webhooks';

const floor = useFloor(PAGED_LADDERS);

const incidents = () => floor().backend.pagerDuty.incidents();

/** PagerDuty has an incident of the chat's escalation. */
async function paged() {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'paged');
  await eventually('PagerDuty has an incident', () => Promise.resolve(incidents().length === 1));
  const key = `throughline:${id}:on-call`;
  expect(incidents()).toMatchObject([{ key, title: 'Somebody on call.', status: 'triggered' }]);
  const answersThere = async (how: 'acknowledge' | 'unacknowledge' | 'resolve', by = 'Kim Park') => {
    expect(await floor().backend.pagerDuty.answers(key, how, by)).toBe(204);
    await floor().settle();
  };
  const over = async (how = 'resolved') => {
    await chatting.chat.hasCaseNote(`Escalation: ${how} (paged)`);
    await chatting.ends();
  };
  return { ...chatting, id, key, answersThere, over };
}

const statusOf = (status: string) =>
  eventually(`the incident is ${status}`, () =>
    Promise.resolve(incidents().every((incident) => incident.status === status)),
  );

async function posts(event: object, secrets: readonly string[] = PAGERDUTY.secrets, body?: string) {
  const text = JSON.stringify(event);
  const response = await fetch(`${floor().publicUrl}/v1/webhooks/pagerduty`, {
    method: 'POST',
    headers: { 'x-pagerduty-signature': signatureOf(text, secrets), 'content-type': 'application/json' },
    body: body ?? text,
  });
  await floor().settle();
  return response.status;
}

const acknowledgement = (key: string, over: object = {}) => ({
  event: {
    id: 'event-1',
    event_type: 'incident.acknowledged',
    resource_type: 'incident',
    agent: { type: 'user_reference', id: 'P1', summary: 'Kim Park' },
    data: { type: 'incident', incident_key: key },
    ...over,
  },
});

test('who acknowledges and resolves in PagerDuty has it, and ends it', async () => {
  const { chat, answersThere, over } = await paged();
  await answersThere('acknowledge');
  await chat.shows({
    escalations: [{ status: 'acknowledged', owner: { kind: 'channel', name: 'on-call' } }],
  });
  await answersThere('resolve');
  await chat.shows({
    escalations: [
      {
        status: 'resolved',
        timeline: expect.arrayContaining([
          expect.objectContaining({
            what: 'escalation.acknowledged',
            by: { kind: 'pagerduty', id: 'Kim Park' },
          }),
        ]) as unknown,
      },
    ],
  });
  await over();
});

test('an acknowledgement that is taken back there, or times out, hands it back: the next one is asked', async () => {
  const { chat, id, key, answersThere, over } = await paged();
  await answersThere('acknowledge');
  await answersThere('unacknowledge');
  expect(incidents()).toMatchObject([{ status: 'triggered' }]);
  await floor().receiver.pages('eli', { level: 2 });
  await chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'eli' } }] });
  // It rings there again, too, until somebody has it.
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await statusOf('acknowledged');
  // Rung again while eli has it, it is quiet again.
  await answersThere('unacknowledge');
  await statusOf('acknowledged');
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: 'eli' } }] });
  await answers(floor(), id, 'hand-back', { as: 'eli' });
  await eventually('PagerDuty is asked anew', () => Promise.resolve(incidents().length === 2));
  // What nobody has is nobody's to take back; the service says so by itself when a time is up.
  const service = { type: 'service_reference', id: 'P2', summary: 'Support' };
  const event_type = 'incident.unacknowledged';
  expect(await posts(acknowledgement(key, { id: 'event-2', event_type, agent: service }))).toBe(204);
  await chat.shows({ escalations: [{ status: 'open', level: 3, owner: { name: 'on-call' } }] });
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await statusOf('resolved');
  await over();
});

test('what happens elsewhere is told to PagerDuty, which stops calling people', async () => {
  const { id, over } = await paged();
  await answers(floor(), id, 'acknowledge', { role: 'supervisor' });
  await statusOf('acknowledged');
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await statusOf('resolved');
  expect(incidents()).toHaveLength(1);
  await over();
});

test('an acknowledgement that came to nothing rings again: an acknowledged incident would stay silent', async () => {
  const { id, answersThere, over } = await paged();
  await answersThere('acknowledge');
  await floor().forward('3601 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await floor().forward('601 seconds');
  await eventually('there is another incident', () => Promise.resolve(incidents().length === 2));
  expect(incidents()).toMatchObject([{ status: 'acknowledged' }, { status: 'triggered' }]);
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await statusOf('resolved');
  await over();
});

test('PagerDuty and a person at once: one has it, and the other changes nothing', async () => {
  const { chat, id, key, over } = await paged();
  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  const path = `/v1/interactions/${chat.id}/escalations/${id}/acknowledge`;
  const [there, here] = await Promise.all([
    floor().backend.pagerDuty.answers(key, 'acknowledge', 'Kim Park'),
    floor().call('backend', 'POST', path, { as: 'eli' }),
  ]);
  await floor().settle();
  expect(there).toBe(204);
  const winner = here.status === 200 ? 'eli' : 'on-call';
  if (here.status !== 200) {
    expect(here.body).toMatchObject({ code: 'already_acknowledged' });
  }
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: winner } }] });
  await statusOf('acknowledged');
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await over();
});

test('what is forged or changed on its way is refused; repeated, late or none of ours it changes nothing', async () => {
  floor().ledger.allowWebhooks('signature_invalid', 'unknown');
  const { chat, key, over } = await paged();
  const open = { escalations: [{ status: 'open' }] };
  expect(await posts(acknowledgement(key), ['somebody else’s secret'])).toBe(403);
  const changed = JSON.stringify(acknowledgement(key, { id: 'event-2' }));
  expect(await posts(acknowledgement(key), PAGERDUTY.secrets, changed)).toBe(403);
  await chat.shows(open);

  const integration = { agent: { type: 'inbound_integration_reference', id: 'P2', summary: 'Throughline' } };
  expect(await posts(acknowledgement(key, integration))).toBe(204);
  expect(await posts(acknowledgement('of another system'))).toBe(204);
  expect(await posts(acknowledgement(`throughline:${chat.id}-e9:on-call`))).toBe(204);
  expect(await posts(acknowledgement(key, { event_type: 'incident.annotated' }))).toBe(204);
  expect(await posts({ event: { event_type: 'pagey.ping', agent: null, data: { type: 'ping' } } })).toBe(204);
  await chat.shows(open);

  const [, old] = PAGERDUTY.secrets;
  expect(await posts(acknowledgement(key), [old])).toBe(204);
  expect(await posts(acknowledgement(key), [old])).toBe(204);
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: 'on-call' } }] });
  await posts(acknowledgement(key, { id: 'event-3', event_type: 'incident.resolved' }));
  expect(await posts(acknowledgement(key, { id: 'event-4' }))).toBe(204);
  await chat.shows({ escalations: [{ status: 'resolved' }] });
  await over();
});

test('PagerDuty that hangs, and is then too busy, gets the one alert when it can; after a refusal nobody waits', async () => {
  floor().backend.fail({ path: '/pagerduty', mode: 'slow', delayMs: 600_000 });
  const chatting = await activeChat(floor());
  const { chat, ana } = chatting;
  const id = await chat.escalates(ana.sid, 'paged');
  floor().backend.fail({ path: '/pagerduty', mode: 'throttled' });
  await floor().settle();
  expect(incidents()).toEqual([]);
  floor().backend.fail({ mode: 'ok' });
  await eventually('PagerDuty has an incident', () => Promise.resolve(incidents().length === 1));
  expect(incidents()).toMatchObject([{ triggers: 1 }]);
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await statusOf('resolved');
  await chat.hasCaseNote('Escalation: resolved (paged)');

  floor().backend.fail({ path: '/pagerduty', mode: 'refused' });
  const next = await chat.escalates(ana.sid, 'paged');
  await floor().receiver.pages('eli', { level: 2 });
  await answers(floor(), next, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (paged)');
  await chatting.ends();
});
