import { createAnswerLinks } from '../../src/adapters/paging/answer-links';
import type { EscalationCommand } from '../../src/domain/escalation/commands';
import { asEscalationId, asInteractionId } from '../../src/domain/ids';
import { PUBLIC_URL, startApi, type ApiUnderTest } from './support/start-api';

const links = createAnswerLinks(PUBLIC_URL, ['a secret of thirty-two characters']);

const path = links
  .linkTo({
    interactionId: asInteractionId('chat-1'),
    escalationId: asEscalationId('chat-1-e1'),
    pageId: 'chat-1-e1-1-1-person-dana',
    place: { round: 1, level: 1 },
    as: 'dana',
    until: 1_767_225_600_001,
  })
  .replace(PUBLIC_URL, '');

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi({ answerLinks: links });
});
afterAll(() => api.close());
beforeEach(() => {
  api.reset();
  stands({ status: 'open', level: 1 });
});

function stands(how: object): void {
  const view = { ladder: 'engineering', round: 1, owner: { name: 'dana' }, asked: [], ...how };
  api.answers({ readEscalation: () => view, commandEscalation: () => view });
}

const commanded = (): readonly EscalationCommand[] =>
  api.calls.flatMap(({ method, args }) =>
    method === 'commandEscalation' ? [args[2] as EscalationCommand] : [],
  );

const post = (body: URLSearchParams | string, type = 'application/x-www-form-urlencoded') =>
  api.call(path, { method: 'POST', body: body.toString(), headers: { 'content-type': type } });

const handsBack = (note: string) => post(new URLSearchParams({ do: 'hand_back', note }));

test('a note of 4,000 characters is taken in every script, and as browsers write its lines', async () => {
  for (const sign of ['x', '<', 'ж', '本', '😀']) {
    const note = sign.repeat(4_000 / sign.length);
    expect(await handsBack(note)).toMatchObject({ status: 200 });
    expect(commanded().at(-1)).toMatchObject({ kind: 'hand_back', as: 'dana', note });
  }
  await handsBack(`${'x'.repeat(3_998)}\r\ny`);
  expect(commanded().at(-1)).toMatchObject({ note: `${'x'.repeat(3_998)}\ny` });
});

test('what is no form of ours changes nothing, and is answered by a page', async () => {
  const answers = [
    await handsBack('x'.repeat(4_001)),
    await handsBack('x'.repeat(100_000)),
    await post('do=dance'),
    await post('do=resolve&do=hand_back'),
    await post('{"do":"hand_back"}', 'application/json'),
    await post('do=hand_back', 'application/x-www-form-urlencoded; charset=nonsense'),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 400, type: 'text/html' });
    expect(answer.text).toContain('This was not understood');
  }
  expect(commanded()).toEqual([]);
  expect(api.errors).toEqual([]);
});

test('a body of nothing acknowledges', async () => {
  expect(await api.call(path, { method: 'POST' })).toMatchObject({ status: 200 });
  expect(commanded()).toEqual([{ kind: 'acknowledge', by: { kind: 'link', id: null }, as: 'dana' }]);
});

test('nobody is offered to hand back what others are asked by now: it would change nothing', async () => {
  expect((await api.call(path)).text).toContain('value="hand_back"');
  stands({ status: 'open', level: 2 });
  const { text } = await api.call(path);
  expect(text).toContain('value="acknowledge"');
  expect(text).not.toContain('value="hand_back"');
});

test('who waits for the others to acknowledge, too, may hand it back', async () => {
  const dana = { name: 'dana', round: 1, level: 1, acknowledgedAt: '2026-01-01T00:00:00.000Z' };
  stands({ status: 'open', level: 1, asked: [dana] });
  const { text } = await api.call(path);
  expect(text).toContain('the others who were asked have to as well.');
  expect(text).toContain('value="hand_back"');
  stands({ status: 'open', level: 2, asked: [dana] });
  expect((await api.call(path)).text).not.toContain('<button');
});

test('names are text, whatever they hold', async () => {
  stands({ status: 'acknowledged', level: 1, ladder: '<b>', owner: { name: '"><script>' } });
  const { text } = await api.call(path);
  expect(text).toContain('<h1>Escalation: &lt;b&gt;</h1>');
  expect(text).toContain('&quot;&gt;&lt;script&gt; has it already.');
});
