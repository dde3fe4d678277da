import type { EscalationView } from '../../src/domain/escalation/escalation-view';
import type { EscalationListItem } from '../../src/gateway/port';
import { useFloor } from '../harness/floor';
import { answers, escalationPath, LADDERS } from '../harness/ladders';
import { SENIOR } from '../harness/policies';
import { eventually } from '../harness/temporal';

const floor = useFloor(LADDERS);

interface Page {
  readonly items: readonly EscalationListItem[];
  readonly nextPageToken: string | null;
}

const list = async (query: Record<string, string> = {}) => {
  const path = `/v1/escalations?${new URLSearchParams(query).toString()}`;
  const { status, body } = await floor().call('ops', 'GET', path);
  return { status, body: body as Page & { code?: string } };
};

/** What is listed, once it is so: lists are a moment behind. */
async function lists(query: Record<string, string>, ids: readonly string[]) {
  let found: Page['items'] = [];
  const idsOf = () => found.map(({ escalationId }) => escalationId).sort();
  await eventually(`a list by ${JSON.stringify(query)}`, async () => {
    found = (await list(query)).body.items;
    return JSON.stringify(idsOf()) === JSON.stringify([...ids].sort());
  }).catch(() => expect(idsOf()).toEqual([...ids].sort()));
  return found;
}

/** As the escalation itself tells it. */
async function itself(escalationId: string): Promise<Omit<EscalationListItem, 'startedAt'>> {
  const { body } = await floor().call('ops', 'GET', escalationPath(escalationId));
  const { ladder, status, level, owner, deadlines, endedAt } = body as EscalationView;
  return {
    escalationId,
    interactionId: escalationId.replace(/-e\d+$/, ''),
    ladder,
    status: status as EscalationListItem['status'],
    level: endedAt === null ? level : null,
    owner: owner.name,
    dueAt: deadlines.find(({ what }) => what !== 'send_again')?.dueAt ?? null,
  };
}

/** The list says of each what it says itself, soon. */
async function agree(query: Record<string, string>, ids: readonly string[]): Promise<void> {
  const live = await Promise.all(ids.map(itself));
  const listed = async () =>
    (await list(query)).body.items.map(({ startedAt: _, ...item }) => item).sort(byId);
  const expected = live.sort(byId);
  await eventually(
    'the list agrees',
    async () => JSON.stringify(await listed()) === JSON.stringify(expected),
  ).catch(async () => expect(await listed()).toEqual(expected));
}

const byId = (a: { escalationId: string }, b: { escalationId: string }): number =>
  a.escalationId.localeCompare(b.escalationId);

/** Of a chat that an agent of this name has. */
async function escalated(name: string, ladder: string) {
  const agent = await floor().agent(name, SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await agent.expectsOffer();
  await offer.accepts();
  const id = await chat.escalates(agent.sid, ladder);
  const ends = async () => {
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
  };
  return { chat, id, ends };
}

test('at any hour: which are open, at which level, whose they are, and until when', async () => {
  const { receiver, clock } = floor();
  const first = await escalated('ana', 'engineering');
  await receiver.pages('dana', { level: 1 });
  await agree({}, [first.id]);
  await floor().forward('2 minutes');
  const between = new Date(clock.now()).toISOString();
  await floor().forward('1 minutes');
  const second = await escalated('ben', 'twice-together');
  await receiver.pages('dana', { level: 1 });
  await receiver.pages('eli', { level: 1 });
  await floor().forward('121 seconds');
  await receiver.pages('eli', { level: 2 });
  await receiver.pages('incidents', { level: 2 });

  await agree({}, [first.id, second.id]);
  await lists({ owner: 'eli' }, [first.id]);
  await lists({ level: '1' }, [second.id]);
  await lists({ ladder: 'twice-together' }, [second.id]);
  await lists({ status: 'open' }, [first.id, second.id]);
  await lists({ startedBefore: between }, [first.id]);
  await lists({ owner: 'frank' }, []);

  await answers(floor(), first.id, 'acknowledge', { role: 'supervisor' });
  await agree({ status: 'acknowledged' }, [first.id]);
  await lists({ owner: 'supervisor' }, [first.id]);
  await lists({ status: 'open' }, [second.id]);
  await agree({}, [first.id, second.id]);

  await answers(floor(), first.id, 'resolve', { role: 'supervisor' });
  await first.chat.hasCaseNote('Escalation: resolved (engineering)');
  await floor().forward('301 seconds');
  for (const name of ['dana', 'eli']) await receiver.pages(name, { level: 1, round: 2 });
  await floor().forward('301 seconds');
  await receiver.pages('the-boss', { level: null, round: 2 });
  await second.chat.hasCaseNote('Escalation: unanswered (twice-together)');
  await lists({}, []);
  await agree({ status: 'resolved' }, [first.id]);
  await agree({ status: 'unanswered' }, [second.id]);
  for (const { ends } of [first, second]) await ends();
});

test('page by page, each once; also while no worker runs', async () => {
  const both = [await escalated('ana', 'engineering'), await escalated('ben', 'engineering')];
  for (const _ of both) await floor().receiver.pages('dana', { level: 1 });
  await agree(
    { status: 'open' },
    both.map(({ id }) => id),
  );
  await floor().stopWorker();
  const one = await list({ pageSize: '1' });
  const two = await list({ pageSize: '1', pageToken: one.body.nextPageToken! });
  const ids = [...one.body.items, ...two.body.items].map(({ escalationId }) => escalationId);
  expect(ids.sort()).toEqual(both.map(({ id }) => id).sort());
  await floor().startWorker();
  for (const { chat, id, ends } of both) {
    await answers(floor(), id, 'resolve', { as: 'dana' });
    await chat.hasCaseNote('Escalation: resolved (engineering)');
    await ends();
  }
});

test('a filter is text, whatever it holds; what cannot be one is refused, with every fault', async () => {
  expect(await list({ owner: "' OR EscalationLevel = 1 OR EscalationOwner = '" })).toMatchObject({
    status: 200,
    body: { items: [] },
  });
  const refused = await list({ status: 'lost', level: '0', startedBefore: 'yesterday', pageSize: '101' });
  expect(refused).toMatchObject({ status: 400, body: { errors: { length: 4 } } });
  expect(await list({ pageToken: 'zzz' })).toMatchObject({
    status: 400,
    body: { code: 'invalid_page_token' },
  });
});
