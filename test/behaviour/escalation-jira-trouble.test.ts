import { signatureOf } from '../../src/backend/jira/webhooks';
import { useFloor } from '../harness/floor';
import { JIRA_SECRETS } from '../harness/floor-paging';
import { answers } from '../harness/ladders';
import { hasIssues, isMovedTo, issuesIn, kimDoes, said, trackedChat } from '../harness/tracked-chat';
import { TRACKED_LADDERS } from '../harness/tracked-ladders';

const floor = useFloor(TRACKED_LADDERS);

const HOUR_MS = 3_600_000;

test('429 for an hour, then 400: the timeline says why nobody was asked there, and the level is left', async () => {
  floor().backend.jira.fail({ throttledForMs: HOUR_MS, requires: 'customfield_10010' });
  const { chat, id, over } = await trackedChat(floor(), 'patient');
  await floor().forward('59 minutes');
  await chat.shows({
    escalations: [
      {
        status: 'open',
        level: 1,
        timeline: expect.arrayContaining([
          expect.objectContaining({
            what: 'page.delayed',
            details: expect.objectContaining({
              why: 'Jira answered 429 (jira-burst-based) when asked to look for an issue.',
            }) as unknown,
          }),
        ]) as unknown,
      },
    ],
  });
  await floor().forward('11 minutes');
  await floor().receiver.pages('eli', { level: 2 });
  await chat.shows({
    escalations: [
      {
        status: 'open',
        level: 2,
        owner: { name: 'eli' },
        asked: [{ name: 'board', page: 'failed' }, { name: 'eli' }],
        timeline: expect.arrayContaining([
          expect.objectContaining({
            what: 'page.failed',
            details: expect.objectContaining({
              channel: 'board',
              why: 'Jira answered 400 (customfield_10010) when asked to create an issue.',
            }) as unknown,
          }),
          expect.objectContaining({ what: 'level.not_reached' }),
        ]) as unknown,
      },
    ],
  });
  expect(issuesIn(floor())).toEqual([]);
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await over();
});

test('the ladder does not wait for it: whoever is next is asked in time, and Jira gets the one issue when it can', async () => {
  floor().backend.jira.fail({ throttledForMs: 8 * 60_000 });
  const { id, over } = await trackedChat(floor());
  await floor().forward('301 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  expect(issuesIn(floor())).toEqual([]);
  await floor().forward('5 minutes');
  await hasIssues(floor());
  await answers(floor(), id, 'resolve', { role: 'supervisor' });
  await isMovedTo(floor(), 'Done');
  await over();
});

test('an issue whose answer was lost is found, not created again', async () => {
  floor().backend.jira.fail({ losesAnswers: 1 });
  const { chat, over } = await trackedChat(floor(), 'patient');
  await hasIssues(floor());
  await chat.shows({ escalations: [{ asked: [{ name: 'board', page: 'due' }] }] });
  await floor().forward('6 minutes');
  await chat.shows({ escalations: [{ asked: [{ name: 'board', page: 'sent' }] }] });
  expect(issuesIn(floor())).toHaveLength(1);
  expect(said(floor())).toEqual([]);
  await kimDoes(floor(), { do: 'move', to: 'Done' });
  await over();
});

test('whoever takes an issue of which we have no answer has it, and is heard there from then on', async () => {
  floor().backend.jira.fail({ losesAnswers: 1 });
  const { chat, over } = await trackedChat(floor(), 'patient');
  await hasIssues(floor());
  await kimDoes(floor(), { do: 'assign' });
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: 'board' } }] });
  await kimDoes(floor(), { do: 'comment', text: 'On it.' });
  await chat.hasCaseNote('Comment by Kim Park (jira): On it.');
  await floor().forward('6 minutes');
  expect(issuesIn(floor())).toHaveLength(1);
  await kimDoes(floor(), { do: 'move', to: 'Done' });
  await over();
});

const assigned = (
  label: string,
  over: { id?: number; at?: number; category?: string; user?: object } = {},
) => ({
  timestamp: over.at ?? floor().clock.now(),
  webhookEvent: 'jira:issue_updated',
  user: { accountId: '712020:kim', accountType: 'atlassian', displayName: 'Kim Park', ...over.user },
  issue: {
    id: '10001',
    key: 'ENG-1',
    fields: { labels: ['throughline', label], status: { statusCategory: { key: over.category ?? 'new' } } },
  },
  changelog: {
    id: over.id ?? 1,
    items: [over.category ? { field: 'status', to: '3' } : { field: 'assignee', to: '712020:kim' }],
  },
});

async function posts(event: object, secret: string = JIRA_SECRETS[0], body?: string, signed = true) {
  const text = JSON.stringify(event);
  const response = await fetch(`${floor().publicUrl}/v1/webhooks/jira`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-atlassian-webhook-identifier': String(Math.random()),
      ...(signed && { 'x-hub-signature': signatureOf(text, secret) }),
    },
    body: body ?? text,
  });
  await floor().settle();
  return response.status;
}

test('unsigned, forged, changed or old it is refused; repeated, late or none of ours it changes nothing', async () => {
  floor().ledger.allowWebhooks('signature_missing', 'signature_invalid', 'signature_stale', 'unknown');
  const { chat, id, label, over } = await trackedChat(floor());
  await hasIssues(floor());
  const open = { escalations: [{ status: 'open' }] };
  const event = assigned(label);
  expect(await posts(event, JIRA_SECRETS[0], undefined, false)).toBe(403);
  expect(await posts(event, 'somebody else’s secret')).toBe(403);
  expect(await posts(event, JIRA_SECRETS[0], JSON.stringify(assigned(label, { id: 2 })))).toBe(403);
  expect(await posts(assigned(label, { at: floor().clock.now() - 2 * HOUR_MS - 1_000 }))).toBe(403);
  expect(await posts(assigned(label, { at: floor().clock.now() + 301_000 }))).toBe(403);
  expect(await posts({ ...event, timestamp: undefined })).toBe(403);
  await chat.shows(open);

  expect(await posts(assigned(label, { user: { accountId: '712020:throughline' } }))).toBe(204);
  expect(await posts(assigned(label, { user: { accountType: 'app' } }))).toBe(204);
  expect(await posts(assigned('a label of somebody’s'))).toBe(204);
  expect(await posts(assigned(`throughline:${chat.id}-e9:board`))).toBe(204);
  expect(await posts(assigned(label, { category: 'new' }))).toBe(204);
  expect(await posts({ ...event, webhookEvent: 'jira:issue_deleted' })).toBe(204);
  const comment = { id: '1', author: event.user, body: 'Whose is this?' };
  expect(await posts({ ...event, webhookEvent: 'comment_created', issue: { id: '99999' }, comment })).toBe(
    204,
  );
  expect(await posts({ timestamp: floor().clock.now(), webhookEvent: 'worklog_created' })).toBe(204);
  await chat.shows(open);

  const [, old] = JIRA_SECRETS;
  const recent = assigned(label, { id: 7, at: floor().clock.now() - HOUR_MS / 2 });
  expect(await posts(recent, old)).toBe(204);
  await chat.shows({ escalations: [{ status: 'acknowledged', owner: { name: 'board' } }] });
  // It comes to nothing, and the same event is played again under another identifier.
  await floor().forward('3601 seconds');
  await floor().receiver.pages('eli', { level: 2 });
  expect(await posts(recent, old)).toBe(204);
  await chat.shows({ escalations: [{ status: 'open', level: 2 }] });
  await answers(floor(), id, 'resolve', { as: 'eli' });
  await over();
});
