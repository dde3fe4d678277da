import { createAnswerLinks } from '../../src/adapters/paging/answer-links';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { answerLinksOf } from '../harness/floor-paging';
import { answers, LADDERS } from '../harness/ladders';

const floor = useFloor(LADDERS);

/** dana has been asked, by a system that shows her the message. */
async function asked(level?: number) {
  const chatting = await activeChat(floor());
  const id = await chatting.chat.escalates(chatting.ana.sid, 'engineering', level ? { level } : {});
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chatting.chat.hasCaseNote('Escalation: resolved (engineering)');
    await chatting.ends();
  };
  return { ...chatting, id, over };
}

async function linkOf(name: string, about: { level: number | null }): Promise<string> {
  const { data } = await floor().receiver.pages(name, about);
  return data.links.acknowledge!;
}

async function page(link: string, method: 'GET' | 'POST' = 'GET', form?: Record<string, string>) {
  const response = await fetch(link, { method, ...(form && { body: new URLSearchParams(form) }) });
  await floor().settle();
  const text = await response.text();
  return {
    status: response.status,
    text,
    offers: [...text.matchAll(/<button name="do" value="(\w+)">/g)].map(([, deed]) => deed),
  };
}

const TAKE = ['acknowledge', 'hand_back'];
const END = ['resolve', 'hand_back'];

test('whoever was asked takes it with the link in the message; looking at the page does not', async () => {
  const { chat, id, over } = await asked();
  const link = await linkOf('dana', { level: 1 });
  expect(await page(link)).toMatchObject({ status: 200, offers: TAKE });
  await chat.shows({ escalations: [{ escalationId: id, status: 'open' }] });
  expect(await page(link, 'POST')).toMatchObject({
    status: 200,
    text: expect.stringContaining('dana, it is yours.') as unknown,
    offers: END,
  });
  await chat.shows({ escalations: [{ escalationId: id, status: 'acknowledged', owner: { name: 'dana' } }] });
  expect(await page(link, 'POST')).toMatchObject({ status: 200, offers: END });
  await over();
  expect((await page(link, 'POST')).text).toContain('It is resolved.');
});

test('whoever took it with the link resolves it there, with a note for the case', async () => {
  const { chat, id, ends } = await asked();
  const link = await linkOf('dana', { level: 1 });
  // Not before it is theirs: the page does not offer it, and the escalation does not take it.
  await page(link, 'POST', { do: 'resolve' });
  await chat.shows({ escalations: [{ escalationId: id, status: 'open' }] });
  await page(link, 'POST', { do: 'acknowledge' });
  const done = await page(link, 'POST', { do: 'resolve', note: ' Certificate renewed. ' });
  expect(done).toMatchObject({ status: 200, offers: [] });
  expect(done.text).toContain('It is resolved.');
  await chat.hasCaseNote('Escalation: resolved (engineering)');
  chat.caseNoteSays('Escalation: resolved', 'Note: Certificate renewed.');
  await ends();
});

test('whoever took it with the link, or will not, hands it back there; the next one hears why', async () => {
  const { chat, over } = await asked();
  const dana = await linkOf('dana', { level: 1 });
  await page(dana, 'POST', { do: 'acknowledge' });
  const handedBack = await page(dana, 'POST', { do: 'hand_back', note: 'It is the network.' });
  expect(handedBack).toMatchObject({ status: 200, offers: [] });
  expect(handedBack.text).toContain('dana, you have handed it back.');
  const { data } = await floor().receiver.pages('eli', { level: 2 });
  expect(data.handedBack).toEqual({ by: 'dana', note: 'It is the network.' });
  await floor().receiver.pages('incidents', { level: 2 });
  await page(data.links.acknowledge!, 'POST', { do: 'hand_back' });
  await chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'incidents' } }] });
  expect(await page(dana, 'POST', { do: 'dance' })).toMatchObject({ status: 400, offers: [] });
  await over();
});

test('of two links that are pressed the first has it, and the other says whose it is', async () => {
  const { over } = await asked(2);
  const eli = await linkOf('eli', { level: 2 });
  const incidents = await linkOf('incidents', { level: 2 });
  expect((await page(eli, 'POST')).text).toContain('eli, it is yours.');
  expect(await page(incidents)).toMatchObject({ offers: [] });
  expect((await page(incidents, 'POST')).text).toContain('eli has it already.');
  await over();
});

test('a link is good for one acknowledgement: asked again, its owner needs the new one', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const id = await chat.escalates(ana.sid, 'twice-together');
  const first = await floor().receiver.pages('dana', { level: 1 });
  const other = await floor().receiver.pages('eli', { level: 1 });
  expect((await page(first.data.links.acknowledge!, 'POST')).text).toContain(
    'dana, you acknowledged it already; the others who were asked have to as well.',
  );
  await floor().forward('301 seconds');
  const again = await floor().receiver.pages('dana', { level: 1, round: 2 });
  await floor().receiver.pages('eli', { level: 1, round: 2 });
  expect(await page(first.data.links.acknowledge!, 'POST')).toMatchObject({ offers: [] });
  await chat.shows({ escalations: [{ escalationId: id, status: 'open', round: 2 }] });
  await page(again.data.links.acknowledge!, 'POST');
  await page(other.data.links.acknowledge!, 'POST');
  await chat.shows({ escalations: [{ escalationId: id, status: 'acknowledged' }] });
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await chat.hasCaseNote('Escalation: resolved (twice-together)');
  await ends();
});

test('a changed, foreign or expired link does nothing, and says so', async () => {
  const { chat, id, over } = await asked();
  const link = await linkOf('dana', { level: 1 });
  const links = answerLinksOf(floor().publicUrl);
  const right = links.read(link.split('/').at(-1)!)!;
  const changed = [
    link.replace(/\.[^.]+$/, `.${'A'.repeat(43)}`),
    `${link}.x`,
    link.replace('/v1/answers/', '/v1/answers/W'),
    createAnswerLinks(floor().publicUrl, ['the key of somebody else altogether']).linkTo(right),
  ];
  for (const other of changed) {
    expect(await page(other, 'POST')).toMatchObject({ status: 403, offers: [] });
  }
  const expired = links.linkTo({ ...right, until: floor().clock.now() - 1 });
  expect(await page(expired, 'POST')).toMatchObject({ status: 410, offers: [] });
  await chat.shows({ escalations: [{ escalationId: id, status: 'open' }] });
  await over();
});
