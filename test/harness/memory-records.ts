import type { AuditEntry } from '../../src/domain/audit';
import type { Finding, OpenFinding } from '../../src/domain/auditing';
import { takeTurn, type PersonMessage } from './memory-turns';
import { pageTokenOf, readPageToken } from '../../src/records/page-token';
import {
  RecordsUnavailableError,
  type AuditFilter,
  type InboxEvent,
  type Records,
  type Served,
} from '../../src/records/port';

export interface MemoryRecords extends Records {
  /** From here on the database is away, or back. */
  setAway(away: boolean): void;
  readonly events: () => readonly (InboxEvent & { readonly deliveries: number })[];
  readonly entries: () => readonly AuditEntry[];
}

/**
 * The records for tests that are about something else. The same tests hold it and PostgreSQL to the ports
 * (test/records/contract).
 */
export function createMemoryRecords(): MemoryRecords {
  const inbox = new Map<string, InboxEvent & { readonly deliveries: number }>();
  const audit = new Map<string, AuditEntry>();
  const watermarks = new Map<string, number>();
  const findings = new Map<string, OpenFinding>();
  const served = new Map<string, Served>();
  const releases: { readonly queue: string; readonly at: number; readonly count: number }[] = [];
  const turns = new Map<string, PersonMessage>();
  const over: OpenFinding[] = [];
  let away = false;
  const attempt = async <T>(work: () => T): Promise<T> => {
    if (away) throw new RecordsUnavailableError();
    return work();
  };
  const take = (event: InboxEvent): void => {
    const id = `${event.accountSid} ${event.key}`;
    const first = inbox.get(id);
    const fate = first === undefined || event.fate === 'signalled' ? event.fate : first.fate;
    inbox.set(id, { ...(first ?? event), fate, deliveries: (first?.deliveries ?? 0) + 1 });
  };
  return {
    inbox: {
      store: (event) => attempt(() => take(event)),
      note: take,
      missingOf: (account, keys) => attempt(() => keys.filter((key) => !inbox.has(`${account} ${key}`))),
      foundInLog: (since) =>
        attempt(() => {
          const counts = { signalled: 0, stored: 0, late: 0, unknown: 0 };
          for (const { via, receivedAt, fate } of inbox.values()) {
            if (via === 'event_log' && receivedAt >= since) counts[fate] += 1;
          }
          return counts;
        }),
      toldOf: (type, since) =>
        attempt(() => [
          ...new Set(
            [...inbox.values()]
              .filter((event) => event.type === type && event.receivedAt >= since)
              .flatMap(({ resourceSid }) => resourceSid ?? []),
          ),
        ]),
    },
    findings: {
      replace: (found, now) =>
        attempt(() => {
          const before = new Map(findings);
          const fresh = found.filter((finding) => !before.has(nameOf(finding)));
          findings.clear();
          for (const finding of found) {
            const { since = now, repair = null } = before.get(nameOf(finding)) ?? {};
            findings.set(nameOf(finding), { ...finding, since, repair: finding.repair ?? repair });
          }
          over.push(...[...before].filter(([name]) => !findings.has(name)).map(([, finding]) => finding));
          return fresh;
        }),
      open: (most) => attempt(() => [...findings.values()].slice(0, most)),
      repairs: (since) =>
        attempt(() => {
          const counts = { reread: 0, delivered: 0, ended: 0 };
          for (const finding of [...findings.values(), ...over]) {
            if (finding.repair !== null && finding.since >= since) counts[finding.repair] += 1;
          }
          return counts;
        }),
    },
    audit: {
      keep: (entry) =>
        attempt(() => {
          const { answer, answeredAt } = entry;
          const first = audit.get(entry.entryId);
          if (first === undefined) audit.set(entry.entryId, entry);
          else if (first.answer === null) audit.set(entry.entryId, { ...first, answer, answeredAt });
        }),
      page: async (filter) => {
        const after = filter.pageToken === undefined ? null : readPageToken(filter.pageToken);
        return attempt(() => pageOf([...audit.values()], filter, after));
      },
    },
    watermarks: {
      read: (name) => attempt(() => watermarks.get(name) ?? null),
      advance: (name, to) =>
        attempt(() => {
          const reached = Math.max(to, watermarks.get(name) ?? to);
          watermarks.set(name, reached);
          return reached;
        }),
    },
    served: {
      remember: (keys, next) =>
        attempt(() => {
          for (const key of keys) {
            if ((served.get(key)?.at ?? -1) < next.at) served.set(key, next);
          }
        }),
      lastServed: (keys, since) =>
        attempt(() => keys.flatMap((key) => served.get(key) ?? []).find(({ at }) => at >= since) ?? null),
    },
    releases: {
      add: (queue, at, count) => attempt(() => void releases.push({ queue, at, count })),
      count: (queue, since) =>
        attempt(() => {
          const counted = releases.filter((run) => run.queue === queue && run.at >= since);
          return {
            released: counted.reduce((sum, { count }) => sum + count, 0),
            lastAt: counted.length === 0 ? null : Math.max(...counted.map(({ at }) => at)),
          };
        }),
    },
    turns: {
      take: (asked, now) => attempt(() => takeTurn(turns, asked, now)),
      giveBack: (messageId) => attempt(() => void turns.delete(messageId)),
    },
    reachable: async () => !away,
    setAway: (next) => void (away = next),
    events: () => [...inbox.values()],
    entries: () => [...audit.values()],
  };
}

const nameOf = ({ kind, interactionId, resourceSid }: Finding): string =>
  `${kind} ${interactionId} ${resourceSid}`;

const newestFirst = (a: AuditEntry, b: AuditEntry): number =>
  b.askedAt - a.askedAt || (a.entryId < b.entryId ? 1 : -1);

function pageOf(
  entries: readonly AuditEntry[],
  { interactionId, actor, from, pageSize }: AuditFilter,
  after: { readonly at: number; readonly id: string } | null,
) {
  const found = entries
    .filter((entry) => interactionId === undefined || entry.interactionId === interactionId)
    .filter(({ actor: { name, agentSid } }) => actor === undefined || [name, agentSid].includes(actor))
    .filter(({ askedAt }) => from === undefined || askedAt >= from)
    .sort(newestFirst)
    .filter(
      ({ askedAt, entryId }) =>
        after === null || askedAt < after.at || (askedAt === after.at && entryId < after.id),
    );
  const items = found.slice(0, pageSize);
  const last = items.at(-1);
  const more = found.length > items.length && last !== undefined;
  return { items, nextPageToken: more ? pageTokenOf({ at: last.askedAt, id: last.entryId }) : null };
}
