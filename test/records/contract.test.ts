import fc from 'fast-check';
import { asAgentSid, asInteractionId } from '../../src/domain/ids';
import { InvalidPageTokenError, type Records } from '../../src/records/port';
import { createMemoryRecords } from '../harness/memory-records';
import { usePostgres } from '../harness/postgres';
import { ACCOUNT_SID, anEntry, anEvent, closeAll, NOON, sid, watched } from './support';

/* What the ports promise, of PostgreSQL and of the stand-in that other tests use. */

const postgres = usePostgres();
afterEach(closeAll);

const ENTRY_ID = '5f1c2d9e-6a1b-4c3d-8e4f-0123456789ab';

let databases = 0;
const kinds: readonly (readonly [string, () => Promise<Records>])[] = [
  ['in memory', async () => createMemoryRecords()],
  [
    'PostgreSQL',
    async () => {
      const { records } = watched(await postgres().database(`contract_${++databases}`));
      await records.migrate();
      return records;
    },
  ],
];

describe.each(kinds)('records (%s)', (_kind, open) => {
  let records: Records;
  beforeEach(async () => {
    records = await open();
  });

  test('what was stored is not missing, whatever its account and order', async () => {
    await records.inbox.store(anEvent(1));
    await records.inbox.store(anEvent(2, { accountSid: `AC${'2'.repeat(32)}` }));
    const asked = [3, 2, 1].map((n) => sid('EV', n));
    expect(await records.inbox.missingOf(ACCOUNT_SID, asked)).toEqual([sid('EV', 3), sid('EV', 2)]);
    expect(await records.inbox.missingOf(ACCOUNT_SID, [])).toEqual([]);
  });

  test('what was only noted is there once a later one is', async () => {
    records.inbox.note(anEvent(1, { fate: 'signalled' }));
    await records.inbox.store(anEvent(2));
    expect(await records.inbox.missingOf(ACCOUNT_SID, [sid('EV', 1), sid('EV', 2)])).toEqual([]);
  });

  test('what was found in the log is counted by its fate, from an instant on', async () => {
    const logged = { via: 'event_log' } as const;
    await records.inbox.store(anEvent(1, { ...logged, fate: 'signalled' }));
    await records.inbox.store(anEvent(2, { ...logged, fate: 'stored', receivedAt: NOON - 1 }));
    await records.inbox.store(anEvent(3, { fate: 'late' }));
    await records.inbox.store(anEvent(3, { ...logged, fate: 'late' }));
    expect(await records.inbox.foundInLog(NOON)).toEqual({ signalled: 1, stored: 0, late: 0, unknown: 0 });
    expect(await records.inbox.foundInLog(0)).toEqual({ signalled: 1, stored: 1, late: 0, unknown: 0 });
  });

  test('the resources of a type of event are told once each', async () => {
    const deleted = { type: 'task.system-deleted', resourceSid: sid('WT', 1) };
    await records.inbox.store(anEvent(1, deleted));
    await records.inbox.store(anEvent(2, deleted));
    await records.inbox.store(anEvent(3, { ...deleted, resourceSid: sid('WT', 2), receivedAt: NOON - 1 }));
    await records.inbox.store(anEvent(4));
    expect(await records.inbox.toldOf('task.system-deleted', NOON)).toEqual([sid('WT', 1)]);
  });

  test('who served a customer last is found by the surest key, within the time, whatever the order of writing', async () => {
    const served = (n: number, at: number) => ({
      agentSid: asAgentSid(sid('WK', n)),
      interactionId: asInteractionId(`chat-${n}`),
      at,
    });
    await records.served.remember(['id:acct-1', 'tel:+15005550001'], served(2, NOON));
    await records.served.remember(['id:acct-1'], served(1, NOON - 1));
    await records.served.remember(['tel:+15005550001'], served(3, NOON + 1));
    const both = ['id:acct-1', 'tel:+15005550001'];
    expect(await records.served.lastServed(both, NOON)).toEqual(served(2, NOON));
    expect(await records.served.lastServed(both, NOON + 1)).toEqual(served(3, NOON + 1));
    expect(await records.served.lastServed(both, NOON + 2)).toBeNull();
    expect(await records.served.lastServed(['id:acct-2'], 0)).toBeNull();
    expect(await records.served.lastServed([], 0)).toBeNull();
  });

  test('findings stay open while they are found, keep their beginning and what was done, and are then over', async () => {
    const gone = {
      kind: 'task_gone',
      interactionId: asInteractionId('chat-1'),
      resourceSid: sid('WT', 1),
      repair: 'reread',
    } as const;
    const late = {
      kind: 'reconciliation_late',
      interactionId: null,
      resourceSid: null,
      repair: null,
    } as const;
    expect(await records.findings.replace([gone, late], NOON)).toEqual([gone, late]);
    expect(await records.findings.replace([{ ...gone, repair: null }], NOON + 60_000)).toEqual([]);
    expect(await records.findings.open()).toEqual([{ ...gone, since: NOON }]);
    expect(await records.findings.replace([late], NOON + 120_000)).toEqual([late]);
    expect(await records.findings.open()).toEqual([{ ...late, since: NOON + 120_000 }]);
    expect(await records.findings.repairs(NOON)).toEqual({ reread: 1, delivered: 0, ended: 0 });
    expect(await records.findings.repairs(NOON + 1)).toEqual({ reread: 0, delivered: 0, ended: 0 });
  });

  test('all open findings are answered, however many, unless the first of them are asked for', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => ({
      kind: 'task_gone' as const,
      interactionId: asInteractionId(`chat-${n}`),
      resourceSid: null,
      repair: null,
    }));
    await records.findings.replace(many, NOON);
    expect(await records.findings.open()).toHaveLength(1_001);
    expect(await records.findings.open(2)).toMatchObject(many.slice(0, 2));
  });

  test('an entry is written once, then answered once', async () => {
    const entry = anEntry({ answer: null, answeredAt: null });
    await records.audit.keep(entry);
    expect((await records.audit.page({ pageSize: 10 })).items).toEqual([entry]);
    const answered = { ...entry, answer: 'not_owner', answeredAt: NOON + 10 };
    await records.audit.keep(answered);
    await records.audit.keep({ ...entry, answer: 'ok', answeredAt: NOON + 20 });
    await records.audit.keep(entry);
    expect((await records.audit.page({ pageSize: 10 })).items).toEqual([answered]);
  });

  test('everything that people may write is kept, as far as a database can', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (words) => {
        const entry = anEntry({ reason: `\0${words}`, details: { to: { queue: words } } });
        await records.audit.keep(entry);
      }),
      { numRuns: 30 },
    );
    await records.audit.keep(anEntry({ reason: '\ud800 half', details: { to: { queue: '\udc00\0' } } }));
  });

  test('pages hold every entry once, the newest first, and entries of one instant too', async () => {
    const entries = [3, 1, 2, 2, 2].map((minute) => anEntry({ askedAt: NOON + minute * 60_000 }));
    for (const entry of entries) await records.audit.keep(entry);
    const seen: string[] = [];
    let pageToken: string | null = null;
    do {
      const page: Awaited<ReturnType<Records['audit']['page']>> = await records.audit.page({
        pageSize: 2,
        ...(pageToken && { pageToken }),
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ entryId }) => entryId));
      pageToken = page.nextPageToken;
    } while (pageToken !== null);
    const expected = [...entries].sort((a, b) => b.askedAt - a.askedAt || (a.entryId < b.entryId ? 1 : -1));
    expect(seen).toEqual(expected.map(({ entryId }) => entryId));
  });

  test('entries are found by interaction, by a token’s name or an agent’s SID, and from an instant on', async () => {
    const ana = anEntry();
    const ops = anEntry({
      interactionId: 'chat-2',
      actor: { role: 'ops', name: 'night shift', agentSid: null },
      askedAt: NOON + 5,
    });
    await Promise.all([ana, ops].map((entry) => records.audit.keep(entry)));
    const found = async (filter: object) =>
      (await records.audit.page({ pageSize: 10, ...filter })).items.map(({ entryId }) => entryId);
    expect(await found({ interactionId: 'chat-2' })).toEqual([ops.entryId]);
    expect(await found({ actor: 'night shift' })).toEqual([ops.entryId]);
    expect(await found({ actor: sid('WK', 1) })).toEqual([ana.entryId]);
    expect(await found({ from: NOON + 5 })).toEqual([ops.entryId]);
    expect(await found({ from: NOON, interactionId: 'chat-1', actor: 'ana' })).toEqual([ana.entryId]);
    expect(await found({ actor: 'nobody' })).toEqual([]);
  });

  test.each([
    'x',
    '',
    'eyJhIjoxfQ',
    Buffer.from('[1e99,"x"]').toString('base64url'),
    Buffer.from(JSON.stringify([9e15, ENTRY_ID])).toString('base64url'),
    Buffer.from(JSON.stringify([NOON, "'; drop table audit_log"])).toString('base64url'),
  ])('a page token that is not ours is refused: %s', async (pageToken) => {
    await expect(records.audit.page({ pageSize: 1, pageToken })).rejects.toThrow(InvalidPageTokenError);
  });

  test('a watermark only rises', async () => {
    expect(await records.watermarks.read('event-log')).toBeNull();
    expect(await records.watermarks.advance('event-log', NOON)).toBe(NOON);
    expect(await records.watermarks.advance('event-log', NOON - 1)).toBe(NOON);
    expect(await records.watermarks.advance('event-log', NOON + 1)).toBe(NOON + 1);
    expect(await records.watermarks.read('event-log')).toBe(NOON + 1);
    expect(await records.watermarks.read('another')).toBeNull();
  });

  test('who was let in is counted by queue, from an instant on, and what is told again is added', async () => {
    const { releases } = records;
    expect(await releases.count('desk', 0)).toEqual({ released: 0, lastAt: null });
    await releases.add('desk', NOON, 2);
    await releases.add('desk', NOON, 1);
    await releases.add('desk', NOON + 30_000, 4);
    await releases.add('sales', NOON + 60_000, 8);
    expect(await releases.count('desk', NOON)).toEqual({ released: 7, lastAt: NOON + 30_000 });
    expect(await releases.count('desk', NOON + 1)).toEqual({ released: 4, lastAt: NOON + 30_000 });
    expect(await releases.count('desk', NOON + 30_001)).toEqual({ released: 0, lastAt: null });
  });

  const asks = (messageId: string, at: number, limit = { most: 2, withinMs: 600_000 }) =>
    records.turns.take({ person: 'dana', messageId, limit }, at);

  test('a person is sent so many messages within a time; who comes after them asks again at its end', async () => {
    expect(await asks('a', NOON)).toEqual({ again: null, alsoWaiting: 0 });
    expect(await asks('b', NOON + 1_000)).toEqual({ again: null, alsoWaiting: 0 });
    expect(await asks('b', NOON + 2_000)).toEqual({ again: null, alsoWaiting: 0 });
    expect(await asks('c', NOON + 3_000)).toEqual({ again: NOON + 600_000 });
    expect(await asks('d', NOON + 4_000)).toEqual({ again: NOON + 601_000 });
    const other = { person: 'eli', messageId: 'e', limit: { most: 1, withinMs: 600_000 } };
    expect(await records.turns.take(other, NOON + 5_000)).toEqual({ again: null, alsoWaiting: 0 });
    expect(await asks('c', NOON + 600_000)).toEqual({ again: null, alsoWaiting: 1 });
    expect(await asks('d', NOON + 601_000)).toEqual({ again: null, alsoWaiting: 0 });
  });

  test('a message that did not come does not count', async () => {
    await asks('a', NOON, { most: 1, withinMs: 600_000 });
    await records.turns.giveBack('a');
    expect(await asks('b', NOON, { most: 1, withinMs: 600_000 })).toEqual({ again: null, alsoWaiting: 0 });
  });

  test('who asked first goes first, unless they do not come', async () => {
    const one = { most: 1, withinMs: 600_000 };
    await asks('a', NOON, one);
    await asks('b', NOON + 1_000, one);
    expect(await asks('c', NOON + 600_000, one)).toEqual({ again: NOON + 660_000 });
    expect(await asks('c', NOON + 660_000, one)).toEqual({ again: null, alsoWaiting: 0 });
  });

  test('messages that ask at once are not sent beyond the limit', async () => {
    const turns = await Promise.all([...'abcdefgh'].map((id) => asks(id, NOON)));
    expect(turns.filter(({ again }) => again === null)).toHaveLength(2);
  });

  test('it says that it can be reached', async () => {
    expect(await records.reachable()).toBe(true);
  });
});
