import type { IncomingMessage, ServerResponse } from 'node:http';
import { startStandIn } from './stand-in';
import type { StandIn } from './stand-in';

export type Resource = Record<string, string | number | null>;
export type Collection = 'TaskQueues' | 'Workflows' | 'Tasks';

const KEYS: Record<Collection, string> = {
  TaskQueues: 'task_queues',
  Workflows: 'workflows',
  Tasks: 'tasks',
};
const PREFIX: Record<Collection, string> = { TaskQueues: 'WQ', Workflows: 'WW', Tasks: 'WT' };

const snakeCase = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();

export interface WorkspaceDouble extends StandIn {
  readonly resources: Record<Collection, Map<string, Resource>>;
  /** Every write since the start: method, collection, and the names of the parameters sent. */
  readonly writes: string[];
  /** Refuses the next writes that the test picks. */
  refuse: (method: string, collection: Collection) => number | null;
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

function send(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** What a TaskRouter workspace keeps of queues, workflows and tasks, two items a page. */
export async function startWorkspaceDouble(): Promise<WorkspaceDouble> {
  const resources = {
    TaskQueues: new Map(),
    Workflows: new Map(),
    Tasks: new Map(),
  } as WorkspaceDouble['resources'];
  const writes: string[] = [];
  let created = 0;

  function list(collection: Collection, query: URLSearchParams, response: ServerResponse): void {
    const queue = query.get('TaskQueueSid');
    const all = [...resources[collection].values()].filter(
      (item) => queue === null || item['task_queue_sid'] === queue,
    );
    const from = Number(query.get('PageToken') ?? 0);
    const next = `${double.url}/taskrouter/v1/Workspaces/WS/${collection}?Page=1&PageToken=${from + 2}`;
    const meta = { key: KEYS[collection], next_page_url: from + 2 < all.length ? next : null };
    send(response, 200, { [KEYS[collection]]: all.slice(from, from + 2), meta });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', double.url);
    const [collection, sid] = url.pathname.split('/').slice(5) as [Collection, string?];
    const body = await bodyOf(request);
    if (request.method === 'GET') return list(collection, url.searchParams, response);
    const refusal = double.refuse(request.method ?? '', collection);
    if (refusal !== null) return send(response, refusal, { code: 20001, message: 'no', status: refusal });
    writes.push(`${request.method} ${collection} ${[...body.keys()].join(' ')}`.trim());
    if (request.method === 'DELETE') {
      resources[collection].delete(sid ?? '');
      return send(response, 204);
    }
    created += 1;
    const item = resources[collection].get(sid ?? '') ?? {
      sid: `${PREFIX[collection]}${String(created).padStart(32, '0')}`,
      date_created: new Date(Date.UTC(2026, 0, 1, 0, 0, created)).toISOString().replace('.000', ''),
    };
    for (const [name, value] of body) {
      item[snakeCase(name)] = name === 'TaskReservationTimeout' ? Number(value) : value;
    }
    resources[collection].set(String(item['sid']), item);
    send(response, sid === undefined ? 201 : 200, item);
  }

  const standIn = await startStandIn((request, response) => void answer(request, response));
  const double: WorkspaceDouble = { ...standIn, resources, writes, refuse: () => null };
  return double;
}
