import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import { slackSignature, type SlackMessage } from '../../src/backend/slack/workspace';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import { SLACK } from '../harness/floor-paging';
import { answers, escalationPath, PAGED_LADDERS } from '../harness/ladders';
import { eventually } from '../harness/temporal';

const floor = useFloor(PAGED_LADDERS);

const messages = () => floor().backend.slack.messages();
const messageTo = (channel: string) => messages().find((message) => message.channel === channel)!;
const offers = ({ blocks }: SlackMessage): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"throughline_(\w+)"/g)].map(([, deed]) => deed!);
const whispered = (user: string, text: RegExp) =>
  eventually(`${user} is told ${text}`, () =>
    Promise.resolve(
      floor()
        .backend.slack.whispers()
        .some((whisper) => whisper.user === user && text.test(whisper.text)),
    ),
  );

/** ines and hana have been asked in Slack, and PagerDuty beside them. */
async function asked() {
  const chatting = await activeChat(floor());
  const { chat, ana } = chatting;
  const id = await chat.escalates(ana.sid, 'by-slack', { note: 'SSO is down.' });
  await chat.hasCaseNote('SSO is down.');
  await eventually('both have a message', () => Promise.resolve(messages().length === 2));
  await eventually('and PagerDuty an incident', () =>
    Promise.resolve(floor().backend.pagerDuty.incidents().length === 1),
  );
  const presses = async (channel: string, user: string, action?: string) => {
    const status = await floor().backend.slack.press({ ...messageTo(channel), action }, user);
    await floor().settle();
    return status;
  };
  const over = async () => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chat.hasCaseNote('Escalation: resolved (by-slack)');
    await chatting.ends();
  };
  return { ...chatting, id, presses, over };
}

/** `whose`: the conversation of whoever has it, who may end it there; the others have no buttons any more. */
const updated = (text: RegExp, whose: string | null = null) =>
  eventually(`every message says ${text}`, () => {
    const isAsItMustBe = (message: SlackMessage): boolean =>
      text.test(message.text) &&
      offers(message).join() === (message.channel === whose ? 'resolve,hand_back' : '');
    return Promise.resolve(messages().every(isAsItMustBe));
  });

test('who presses the button has it; every message says so, and later that it is over', async () => {
  const { chat, id, presses, over } = await asked();
  expect(messages().map(offers)).toEqual([['acknowledge'], ['acknowledge']]);
  expect(JSON.stringify(messageTo('D0INES').blocks)).toContain('SSO is down.');
  expect(await presses('D0INES', 'U0INES')).toBe(200);
  await chat.shows({ escalations: [{ escalationId: id, status: 'acknowledged', owner: { name: 'ines' } }] });
  await updated(/^Acknowledged: it is with ines\.$/, 'D0INES');
  await over();
  await updated(/^Resolved\./);
});

test('who has it hands it back there, and the next ones are asked; who takes it then resolves it there', async () => {
  const { chat, presses, ends } = await asked();
  await presses('D0INES', 'U0INES');
  await updated(/^Acknowledged/, 'D0INES');
  expect(await presses('D0INES', 'U0INES', 'throughline_hand_back')).toBe(200);
  await eventually('the conversation is asked', () => Promise.resolve(messages().length === 3));
  expect(messages().map(offers)).toEqual([[], [], ['acknowledge']]);
  expect(messageTo('D0INES').text).toBe('Handed back: the next ones are asked.');
  expect(JSON.stringify(messageTo(SLACK.conversation).blocks)).toContain('ines (U0INES) handed it back.');
  await chat.shows({ escalations: [{ status: 'open', level: 2, owner: { name: 'slack' } }] });
  await presses(SLACK.conversation, 'U0KIM');
  await updated(/^Acknowledged: it is with slack\.$/, SLACK.conversation);
  // In a conversation the others are colleagues: what it has, any of them ends.
  expect(await presses(SLACK.conversation, 'U0LEE', 'throughline_resolve')).toBe(200);
  await updated(/^Resolved\. It was with slack\.$/);
  await chat.hasCaseNote('Escalation: resolved (by-slack)');
  await ends();
});

test('a stranger who presses is told that they were not asked', async () => {
  const { chat, presses, over } = await asked();
  expect(await presses('D0INES', 'U0STRANGER')).toBe(200);
  await whispered('U0STRANGER', /asked/);
  await chat.shows({ escalations: [{ status: 'open' }] });
  await over();
});

test('of Slack and PagerDuty at once one has it, and in Slack the other is told who', async () => {
  const { chat, id, over } = await asked();
  const [pressed, there] = await Promise.all([
    floor().backend.slack.press(messageTo('D0INES'), 'U0INES'),
    floor().backend.pagerDuty.answers(`throughline:${id}:on-call`, 'acknowledge', 'Kim Park'),
  ]);
  await floor().settle();
  expect([pressed, there]).toEqual([200, 204]);
  const view = await chat.shows({ escalations: [{ status: 'acknowledged' }] });
  const { owner } = view.escalations[0]!;
  expect(['ines', 'on-call']).toContain(owner.name);
  if (owner.name === 'on-call') await whispered('U0INES', /^on-call \(Kim Park\) acknowledged it at /);
  await updated(/^Acknowledged: it is with (ines|on-call)\.$/, owner.name === 'ines' ? 'D0INES' : null);
  await over();
});

test('in a conversation anybody answers for it; of two at once the other is told who it was', async () => {
  const { chat, over } = await asked();
  await floor().forward('301 seconds');
  await eventually('the conversation has a message', () => Promise.resolve(messages().length === 3));
  const message = messageTo(SLACK.conversation);
  const users = ['U0KIM', 'U0LEE'];
  const pressed = await Promise.all(users.map((user) => floor().backend.slack.press(message, user)));
  await floor().settle();
  expect(pressed).toEqual([200, 200]);
  const view = await chat.shows({ escalations: [{ owner: { kind: 'channel', name: 'slack' } }] });
  const first = view.escalations[0]!.timeline.find(({ what }) => what === 'escalation.acknowledged')?.by.id;
  const other = users.find((user) => user !== first)!;
  await whispered(other, new RegExp(`^slack \\(${first}\\) acknowledged it at `));
  await updated(/^Acknowledged: it is with slack\.$/, SLACK.conversation);
  await over();
});

const valueOf = (message: SlackMessage): string =>
  /"value":"([^"]+)"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';

async function press(
  value: string,
  user: string,
  { action_ts = '1.0', secret = SLACK.signingSecret as string, age = 0, changed = '' } = {},
) {
  const payload = {
    type: 'block_actions',
    user: { id: user },
    actions: [{ action_id: 'throughline_acknowledge', action_ts, value }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = Math.floor(floor().clock.now() / 1_000) - age;
  const response = await fetch(`${floor().publicUrl}/v1/webhooks/slack`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': slackSignature(body, timestamp, secret),
    },
    body: body + changed,
  });
  await floor().settle();
  return response.status;
}

test('what is forged, changed or stale is refused; repeated, or after the end, it changes nothing', async () => {
  floor().ledger.allowWebhooks('signature_invalid', 'signature_stale', 'unknown');
  const { chat, id, over } = await asked();
  const value = valueOf(messageTo('D0INES'));
  expect(await press(value, 'U0INES', { secret: 'of somebody else' })).toBe(403);
  expect(await press(value, 'U0INES', { changed: '&x=1' })).toBe(403);
  expect(await press(value, 'U0INES', { age: 400 })).toBe(403);
  expect(await press(value, 'U0INES', { age: -400 })).toBe(403);
  expect(await press('of another app', 'U0INES')).toBe(200);
  expect(await press(`throughline:${chat.id}-e7:slack`, 'U0INES')).toBe(200);
  await chat.shows({ escalations: [{ status: 'open' }] });
  expect(await press(value, 'U0INES', { age: 200 })).toBe(200);
  expect(await press(value, 'U0INES', { age: 200 })).toBe(200);
  await chat.shows({ escalations: [{ escalationId: id, status: 'acknowledged', owner: { name: 'ines' } }] });
  await over();
  expect(await press(value, 'U0INES', { action_ts: '9.0' })).toBe(200);
});

test('Slack that is too busy gets it later; where it fails nobody knows; where it refuses it failed', async () => {
  const { chat, ana, ...chatting } = await activeChat(floor());
  const pageIs = (id: string, page: string) =>
    eventually(`the message is ${page}`, async () => {
      const { body } = await floor().call('supervisor', 'GET', escalationPath(id));
      return (body as EscalationView).asked.find(({ name }) => name === 'ines')?.page === page;
    });
  const resolves = async (id: string) => {
    await answers(floor(), id, 'resolve', { role: 'supervisor' });
    await chat.hasCaseNote('Escalation: resolved (by-slack)');
  };
  floor().backend.fail({ path: '/slack', mode: 'throttled' });
  const first = await chat.escalates(ana.sid, 'by-slack');
  floor().backend.fail({ mode: 'ok' });
  await eventually('both have a message', () => Promise.resolve(messages().length === 2));
  await pageIs(first, 'sent');
  await resolves(first);

  floor().backend.fail({ path: '/slack', mode: 'down' });
  const second = await chat.escalates(ana.sid, 'by-slack');
  await pageIs(second, 'unknown');
  await resolves(second);

  floor().backend.fail({ path: '/slack', mode: 'refused' });
  const third = await chat.escalates(ana.sid, 'by-slack');
  await pageIs(third, 'failed');
  await resolves(third);
  expect(messages()).toHaveLength(2);
  await chatting.ends();
});
