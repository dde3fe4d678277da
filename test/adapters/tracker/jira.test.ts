import { textOf } from '../../../src/adapters/tracker/adf';
import { ALERT, notification, useJira } from './site';

const jira = useJira();

const comments = () =>
  jira
    .site()
    .issues()[0]!
    .comments.map(({ body }) => textOf(body));
const REF = { id: '10001', key: 'ENG-1' };
const REF_OF = (number: number) => ({ ref: { id: String(10_000 + number), key: `ENG-${number}` } });

test('a message is an issue, with all that is known, found by its label', async () => {
  await expect(jira.tracker().send('board', notification('page-1'))).resolves.toEqual({ ref: REF });
  expect(jira.asked()).toEqual(['POST /search/jql', 'POST /issue']);
  const [issue] = jira.site().issues();
  expect(issue).toMatchObject({
    key: 'ENG-1',
    summary: 'A customer needs an engineer.',
    issueType: 'Bug',
    labels: ['throughline', ALERT],
    properties: { throughline: { createdFor: 'page-1' } },
  });
  expect(textOf(issue!.description)).toBe(
    [
      'SSO is down.',
      'For everybody.',
      'Escalation: chat-1-e1',
      'Interaction: chat-1',
      'Customer: acct-42',
      'Channel: chat',
      'Acknowledge by: 2026-11-27T09:15:00.000Z',
      'Assigning it, or moving it on, acknowledges the escalation; closing it resolves it; moving it back, or assigning it to nobody, hands it back; comments are passed on.',
    ].join('\n'),
  );
});

test('a summary is one line, neither longer than Jira takes nor empty', async () => {
  await jira.tracker().send('board', { ...notification('page-1', { text: `a\nb ${'x'.repeat(400)}` }) });
  await jira
    .tracker()
    .send('board', { ...notification('page-2', { text: ' \n', note: '' }), alert: `${ALERT}:2` });
  const [long, empty] = jira.site().issues();
  expect(long?.summary).toMatch(/^a b x+$/);
  expect(long?.summary).toHaveLength(254);
  expect(empty?.summary).toBe('A customer needs somebody.');
});

test('a summary and a note that are cut end in a whole character', async () => {
  const text = `${'x'.repeat(253)}🙂 and more`;
  const note = `${'y'.repeat(29_999)}🙂 and more`;
  await jira.tracker().send('board', notification('page-1', { text, note }));
  const [issue] = jira.site().issues();
  expect(issue?.summary).toBe('x'.repeat(253));
  expect(textOf(issue!.description).split('\n')[0]).toBe('y'.repeat(29_999));
});

test('the same message again changes nothing; another one about it is a comment, once', async () => {
  const tracker = jira.tracker();
  await tracker.send('board', notification('page-1'));
  jira.pass(3_000);
  await expect(tracker.send('board', notification('page-1'))).resolves.toEqual({ ref: REF });
  expect(comments()).toEqual([]);
  await tracker.send('board', notification('page-2'));
  await tracker.send('board', notification('page-2'));
  expect(jira.site().issues()).toHaveLength(1);
  expect(comments()).toEqual([expect.stringMatching(/^Asked again, to acknowledge by 2026-11-27T09:15/)]);
  await tracker.send('board', notification('page-3', { type: 'escalation.unanswered' }));
  expect(comments()[1]).toMatch(/^Nobody has resolved the escalation in time/);
});

test('an issue that is known is asked again before a search finds it; one that was deleted is created anew', async () => {
  const tracker = jira.tracker();
  await tracker.send('board', notification('page-1'));
  await expect(tracker.send('board', { ...notification('page-2'), ref: REF })).resolves.toEqual(REF_OF(1));
  expect(comments()).toHaveLength(1);
  const gone = { id: '99999', key: 'ENG-99' };
  const elsewhere = { ...notification('page-3'), alert: `${ALERT}:2`, ref: gone };
  await expect(tracker.send('board', elsewhere)).resolves.toEqual(REF_OF(2));
  expect(jira.site().issues()).toHaveLength(2);
});

test('an issue whose answer was lost is not created again, if whoever tries again waits as long as asked', async () => {
  jira.site().fail({ losesAnswers: 1 });
  const lost = jira.tracker().send('board', notification('page-1'));
  const error = (await lost.catch((reason: unknown) => reason)) as { outcome: string; retryAfterMs: number };
  expect(error).toMatchObject({ name: 'OutsideError', outcome: 'unknown', retryAfterMs: 300_000 });
  jira.pass(error.retryAfterMs);
  await expect(jira.tracker().send('board', notification('page-1'))).resolves.toEqual({ ref: REF });
  expect(jira.site().issues()).toHaveLength(1);
  expect(comments()).toEqual([]);
});

test('what became of it elsewhere is a comment and a transition, once each', async () => {
  const tracker = jira.tracker();
  await tracker.send('board', notification('page-1'));
  const acknowledged = { alert: ALERT, news: 'acknowledged', ref: REF, asked: null, owner: 'eli' } as const;
  await tracker.tell('board', acknowledged);
  await tracker.tell('board', acknowledged);
  expect(jira.site().issues()[0]).toMatchObject({ status: { name: 'In Progress' } });
  expect(comments()).toEqual([expect.stringMatching(/^Acknowledged elsewhere: it is with eli\./)]);
  await tracker.tell('board', { ...acknowledged, news: 'resolved' });
  expect(jira.site().issues()[0]).toMatchObject({ status: { name: 'Done' } });
  // An old piece of news does not open it again.
  await tracker.tell('board', { ...acknowledged, owner: 'dana' });
  expect(jira.site().issues()[0]).toMatchObject({ status: { name: 'Done' } });
  await tracker.tell('board', { ...acknowledged, news: 'unanswered', owner: 'the-boss' });
  expect(comments().at(-1)).toMatch(/It is with the-boss\./);
});

test('the same news, true once more, is said once more', async () => {
  const tracker = jira.tracker();
  await tracker.send('board', notification('page-1'));
  const handedBack = { alert: ALERT, news: 'handed_back', ref: REF, asked: null, owner: 'ana' } as const;
  await tracker.tell('board', { ...handedBack, episode: 1 });
  await tracker.tell('board', { ...handedBack, episode: 1 });
  expect(comments()).toHaveLength(1);
  await tracker.tell('board', { ...handedBack, episode: 2 });
  expect(comments()).toHaveLength(2);
});

test('where only the label is known the issue is looked for; while it is not found nothing is concluded', async () => {
  const news = { alert: ALERT, news: 'acknowledged', ref: null, asked: null, owner: 'eli' } as const;
  await jira.tracker().send('board', notification('page-1'));
  await expect(jira.tracker().tell('board', news)).rejects.toMatchObject({
    outcome: 'unavailable',
    retryAfterMs: 300_000,
  });
  jira.pass(300_000);
  await jira.tracker().tell('board', news);
  expect(comments()).toHaveLength(1);
});

test('a transition may be named; one that the workflow does not have is refused', async () => {
  const tracker = (resolved: string) => jira.tracker({ transitions: { resolved } });
  await tracker('done').send('board', notification('page-1'));
  const news = { alert: ALERT, news: 'resolved', ref: REF, asked: null, owner: 'eli' } as const;
  await expect(tracker('Ship it').tell('board', news)).rejects.toMatchObject({
    outcome: 'refused',
    message: 'The issue has no transition to Ship it.',
  });
  await tracker('done').tell('board', news);
  expect(jira.site().issues()[0]).toMatchObject({ status: { name: 'Done' } });
});

test('a note of the agent’s is a comment, once, and no markup', async () => {
  const tracker = jira.tracker();
  await tracker.send('board', notification('page-1'));
  const note = { alert: ALERT, ref: REF, id: 'note-1', text: '*All* of [them]\r\n\r\n{code}' };
  await tracker.comment('board', note);
  await tracker.comment('board', note);
  await tracker.comment('board', { ...note, id: 'note-2' });
  expect(comments()).toHaveLength(2);
  expect(comments()[0]).toMatch(/^\*All\* of \[them\]\n\n\{code\}\nThroughline [0-9a-f]{12}$/);
});
