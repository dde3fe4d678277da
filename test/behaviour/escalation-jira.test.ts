import { useFloor } from '../harness/floor';
import { answers } from '../harness/ladders';
import { hasIssues, isMovedTo, isSaid, issuesIn, kimDoes, said, trackedChat } from '../harness/tracked-chat';
import { TRACKED_LADDERS } from '../harness/tracked-ladders';

const floor = useFloor(TRACKED_LADDERS);

const noteOn = async (id: string, agent: string, text: string) => {
  const noted = await floor().callAs(agent, 'POST', `/v1/interactions/${id}/notes`, { text });
  expect(noted.status).toBe(200);
  await floor().settle();
};

test('who assigns the issue has the escalation, and who closes it ends it', async () => {
  const { chat, label, over } = await trackedChat(floor());
  await hasIssues(floor());
  expect(issuesIn(floor())).toMatchObject([
    { key: 'ENG-1', summary: 'A customer needs a fix.', labels: ['throughline', label] },
  ]);
  await kimDoes(floor(), { do: 'assign' });
  await chat.shows({
    escalations: [{ status: 'acknowledged', owner: { kind: 'channel', name: 'board' } }],
  });
  await kimDoes(floor(), { do: 'move', to: 'Done' });
  await chat.shows({
    escalations: [
      {
        status: 'resolved',
        timeline: expect.arrayContaining([
          expect.objectContaining({ what: 'escalation.acknowledged', by: { kind: 'jira', id: 'Kim Park' } }),
          expect.objectContaining({ what: 'escalation.resolved', by: { kind: 'jira', id: 'Kim Park' } }),
        ]) as unknown,
      },
    ],
  });
  // What they do themselves they are not told.
  expect(said(floor())).toEqual([]);
  await over();
});

test('moving it on is as good as assigning it; taking it back, or an automation, says nothing', async () => {
  const { chat, id, over } = await trackedChat(floor());
  await hasIssues(floor());
  const { key } = issuesIn(floor())[0]!;
  expect(await floor().backend.jira.does(key, 'Automation', { do: 'assign' }, 'app')).toBe(204);
  await kimDoes(floor(), { do: 'unassign' });
  await chat.shows({ escalations: [{ status: 'open' }] });
  await kimDoes(floor(), { do: 'move', to: 'In Progress' });
  await chat.shows({ escalations: [{ status: 'acknowledged' }] });
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await isMovedTo(floor(), 'Done');
  await over();
});

test('who has it and gives it to nobody, or moves it back, hands it back; elsewhere handed back it is said there', async () => {
  const { chat, id, over } = await trackedChat(floor());
  await hasIssues(floor());
  await kimDoes(floor(), { do: 'assign' });
  await kimDoes(floor(), { do: 'unassign' });
  await floor().receiver.pages('eli', { level: 2 });
  await chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'eli' } }] });
  expect(said(floor())).toEqual([]);
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await isMovedTo(floor(), 'In Progress');
  await answers(floor(), id, 'hand-back', { as: 'eli', note: 'Not the database.' });
  await isSaid(floor(), /Handed back: the next ones are asked\./);
  // Asked again before a search finds the issue, it is the same one.
  await isSaid(floor(), /Asked again.*eli handed it back: Not the database\./s);
  await hasIssues(floor());
  await kimDoes(floor(), { do: 'assign' });
  await kimDoes(floor(), { do: 'move', to: 'To Do' });
  await floor().receiver.pages('the-boss', { level: null });
  await over('unanswered');
});

test('comments go into the case, last words that come after the end, too', async () => {
  const { chat, over } = await trackedChat(floor());
  await hasIssues(floor());
  await kimDoes(floor(), { do: 'comment', text: 'Which IdP do they use?' });
  await chat.hasCaseNote('Comment by Kim Park (jira): Which IdP do they use?');
  await chat.shows({
    escalations: [
      {
        status: 'open',
        timeline: expect.arrayContaining([
          expect.objectContaining({ what: 'comment.added', by: { kind: 'jira', id: 'Kim Park' } }),
        ]) as unknown,
      },
    ],
  });
  await kimDoes(floor(), { do: 'move', to: 'Done' });
  await kimDoes(floor(), { do: 'comment', text: 'The audience URI was the old one.' });
  await chat.hasCaseNote('Comment by Kim Park (jira): The audience URI was the old one.');
  await over();
});

test('what the agent notes while the ladder is open is said on the issue, once', async () => {
  const { chat, ana, id, over } = await trackedChat(floor());
  await hasIssues(floor());
  await noteOn(chat.id, ana.sid, 'The IdP sends the old audience URI.');
  await chat.hasCaseNote('The IdP sends the old audience URI.');
  await isSaid(floor(), /^Throughline: The IdP sends the old audience URI\./);
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await isMovedTo(floor(), 'Done');
  await noteOn(chat.id, ana.sid, 'Solved.');
  await chat.hasCaseNote('Solved.');
  expect(said(floor())).toEqual([
    expect.stringMatching(/^Throughline: The IdP sends/),
    expect.stringMatching(/^Throughline: Resolved elsewhere/),
  ]);
  await over();
});

test('what happens elsewhere is told in Jira: a comment, and the issue is moved on', async () => {
  const { id, over } = await trackedChat(floor());
  await hasIssues(floor());
  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await answers(floor(), id, 'acknowledge', { as: 'eli' });
  await isMovedTo(floor(), 'In Progress');
  await isSaid(floor(), /^Throughline: Acknowledged elsewhere: it is with eli\./);
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await isMovedTo(floor(), 'Done');
  await isSaid(floor(), /^Throughline: Resolved elsewhere/);
  await over();
});

test('asked again, it is the same issue, and may be taken again', async () => {
  const { chat, over } = await trackedChat(floor());
  await hasIssues(floor());
  await kimDoes(floor(), { do: 'assign' });
  await floor().forward('3601 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  await floor().forward('601 seconds');
  await isSaid(floor(), /^Throughline: Asked again, to acknowledge by /);
  await kimDoes(floor(), { do: 'move', to: 'In Progress' });
  await chat.shows({ escalations: [{ status: 'acknowledged', level: 3 }] });
  await kimDoes(floor(), { do: 'move', to: 'Done' });
  expect(issuesIn(floor())).toHaveLength(1);
  await over();
});

test('Jira and a person at once: one has it, and the other changes nothing', async () => {
  const { chat, id, over } = await trackedChat(floor());
  await hasIssues(floor());
  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  const path = `/v1/interactions/${chat.id}/escalations/${id}/acknowledge`;
  const [there, here] = await Promise.all([
    floor().backend.jira.does('ENG-1', 'Kim Park', { do: 'assign' }),
    floor().call('backend', 'POST', path, { as: 'eli' }),
  ]);
  await floor().settle();
  expect(there).toBe(204);
  const winner = here.status === 200 ? 'eli' : 'board';
  if (here.status !== 200) {
    expect(here.body).toMatchObject({ code: 'already_acknowledged' });
  }
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: winner } }] });
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await isMovedTo(floor(), 'Done');
  await over();
});
