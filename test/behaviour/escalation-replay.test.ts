import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answers, escalationPath, LADDERS } from '../harness/ladders';

/* A webhook that its receiver did not take is sent once more because an operator says so, under the same id. */

const floor = useFloor(LADDERS);

async function escalated(level: number) {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering', { level });
  return { ...chatting, id };
}

const attempts = (channel: string) =>
  floor().receiver.attempts.filter((attempt) => attempt.channel === channel);

async function stateOf(id: string): Promise<EscalationView> {
  return (await floor().call('supervisor', 'GET', escalationPath(id))).body as EscalationView;
}

const pageOf = async (id: string, name: string): Promise<string> =>
  (await stateOf(id)).asked.find((asked) => asked.name === name)?.pageId ?? 'none';

async function replays(
  id: string,
  pageId: string,
  { role = 'ops', key }: { role?: 'ops' | 'supervisor' | 'backend'; key?: string } = {},
) {
  const path = `${escalationPath(id)}/pages/${pageId}/replay`;
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const answer = await floor().call(role, 'POST', path, undefined, headers);
  await floor().settle();
  return answer;
}

test('the answer says what came of it, the timeline who did it, and the receiver knows it by its id', async () => {
  const { receiver } = floor();
  receiver.answers('incidents', 410);
  const { chat, id, ends } = await escalated(2);
  await receiver.pages('eli', { level: 2 });
  await chat.shows({
    escalations: [
      {
        asked: expect.arrayContaining([expect.objectContaining({ name: 'incidents', page: 'failed' })]) as [],
      },
    ],
  });
  const pageId = await pageOf(id, 'incidents');
  expect(await replays(id, pageId)).toMatchObject({
    status: 200,
    body: { pageId, outcome: 'failed', why: expect.stringContaining('410') as string },
  });
  receiver.answers('incidents', 503);
  expect(await replays(id, pageId)).toMatchObject({ status: 200, body: { pageId, outcome: 'unknown' } });
  receiver.answers('incidents', 204);
  expect(await replays(id, pageId, { role: 'supervisor' })).toMatchObject({
    status: 200,
    body: { pageId, outcome: 'sent', why: null },
  });
  await receiver.pages('incidents', { level: 2 });
  expect(new Set(attempts('incidents').map((attempt) => attempt.id))).toEqual(new Set([pageId]));
  await chat.shows({
    escalations: [
      {
        asked: expect.arrayContaining([expect.objectContaining({ pageId, page: 'sent' })]) as [],
        timeline: expect.arrayContaining([
          expect.objectContaining({
            what: 'page.replayed',
            by: { kind: 'supervisor', id: 'supervisor' },
            details: { pageId, outcome: 'sent' },
          }),
        ]) as [],
      },
    ],
  });
  const { items } = await floor().records.audit.page({ interactionId: chat.id, pageSize: 10 });
  const entries = items.map(({ command, actor, answer }) => [command, actor.role, answer]);
  const command = `escalations/${id}/pages/${pageId}/replay`;
  expect(entries).toEqual(
    expect.arrayContaining([
      [command, 'ops', 'ok'],
      [command, 'supervisor', 'ok'],
    ]),
  );
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await ends();
});

test('what is on its way, came, is not there or is nobody’s business is refused, and says why', async () => {
  const { receiver } = floor();
  receiver.answers('texts', 500);
  receiver.answers('incidents', 503);
  const { chat, id, ends } = await escalated(2);
  const [incidents, eli] = [await pageOf(id, 'incidents'), await pageOf(id, 'eli')];
  const refused = (status: number, code: string) => ({ status, body: { code } });
  expect(await replays(id, incidents)).toMatchObject(refused(409, 'page_not_over'));
  expect(await replays(id, `${id}-1-9-person-nobody`)).toMatchObject(refused(404, 'page_not_found'));
  expect(await replays(`${chat.id}-e9`, eli)).toMatchObject(refused(404, 'escalation_not_found'));
  expect(await replays(id, eli, { role: 'backend' })).toMatchObject(refused(403, 'role_required'));
  receiver.answers('incidents', 204);
  await floor().forward('30 seconds');
  await receiver.pages('incidents', { level: 2 });
  expect(await replays(id, incidents)).toMatchObject(refused(409, 'page_not_replayable'));
  await chat.shows({ escalations: [{ asked: [{ name: 'eli', page: 'unknown' }, {}] }] });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  expect(await replays(id, eli)).toMatchObject({
    status: 409,
    body: { code: 'page_not_replayable', detail: expect.stringContaining('with eli') as string },
  });
  expect(attempts('texts')).toHaveLength(1);
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  await ends();
});

test('whom an escalation was left with hears of it also when it is over, once for each key', async () => {
  const { receiver } = floor();
  receiver.answers('texts', 410);
  const { chat, id, ends } = await escalated(3);
  await receiver.pages('frank', { level: 3 });
  await floor().forward('901 seconds');
  await chat.hasCaseNote('Escalation: unanswered (engineering)');
  await chat.shows({ escalations: [{ status: 'unanswered' }] });
  receiver.answers('texts', 204);
  const pageId = await pageOf(id, 'the-boss');
  const sent = { status: 200, body: { pageId, outcome: 'sent', why: null } };
  expect(await replays(id, pageId, { key: 'tell-the-boss' })).toMatchObject(sent);
  expect(await replays(id, pageId, { key: 'tell-the-boss' })).toMatchObject(sent);
  await receiver.pages('the-boss', { level: null });
  expect(attempts('texts')).toHaveLength(2);
  await ends();
});
