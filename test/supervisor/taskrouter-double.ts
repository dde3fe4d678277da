import type { IncomingMessage } from 'node:http';
import { startStandIn, type StandIn } from '../adapters/taskrouter/stand-in';

type Item = Record<string, string | number | boolean | null>;

export interface TaskRouterDouble extends StandIn {
  /** Every write: method, path below the workspaces with SIDs left out, parameters. */
  readonly writes: string[];
  /** The items of a collection, by its name. */
  readonly items: (collection: string) => readonly Item[];
}

const snakeCase = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();

const LIST_KEYS: Readonly<Record<string, string>> = { TaskChannels: 'channels', TaskQueues: 'task_queues' };

/** What a new workspace has of itself (Twilio docs, workspace resource). */
const BUILT_IN: readonly (readonly [string, Item])[] = [
  ...['Offline', 'Unavailable', 'Available'].map((name): [string, Item] => [
    'Activities',
    { friendly_name: name },
  ]),
  ...['default', 'voice', 'chat', 'sms', 'video'].map((name): [string, Item] => [
    'TaskChannels',
    { friendly_name: name, unique_name: name },
  ]),
];

const parametersOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

/** Keeps what is created below `/Workspaces`, and lists it; knows no rules. */
export const startTaskRouterDouble = async (): Promise<TaskRouterDouble> => {
  const collections = new Map<string, Item[]>();
  const writes: string[] = [];
  let made = 0;
  const add = (path: string, item: Item): Item => {
    made += 1;
    const created = {
      sid: `XX${String(made).padStart(32, '0')}`,
      date_created: '2026-01-01T00:00:00Z',
      ...item,
    };
    collections.set(path, [...(collections.get(path) ?? []), created]);
    return created;
  };
  const create = (path: string, item: Item): Item => {
    const created = add(path, { attributes: '{}', event_callback_url: '', ...item });
    if (path === 'Workspaces') {
      for (const [collection, builtIn] of BUILT_IN)
        add(`Workspaces/${created['sid']}/${collection}`, builtIn);
    }
    return created;
  };
  const answer = async (request: IncomingMessage): Promise<readonly [number, object]> => {
    const url = new URL(request.url ?? '', 'http://x');
    const segments = url.pathname.split('/').slice(3);
    const path = segments.join('/');
    const parameters = await parametersOf(request);
    if (request.method === 'GET') {
      const name = url.searchParams.get('FriendlyName');
      const all = (collections.get(path) ?? []).filter(
        (item) => name === null || item['friendly_name'] === name,
      );
      const collection = segments.at(-1) ?? '';
      const key = LIST_KEYS[collection] ?? snakeCase(collection);
      return [200, { [key]: all, meta: { key, next_page_url: null } }];
    }
    const item = Object.fromEntries([...parameters].map(([name, value]) => [snakeCase(name), value]));
    const shown = segments.filter((segment) => !segment.startsWith('XX')).join('/');
    writes.push(`${shown} ${parameters.toString()}`);
    if (segments.length % 2 === 1) return [201, create(path, item)];
    const known = collections
      .get(segments.slice(0, -1).join('/'))
      ?.find(({ sid }) => sid === segments.at(-1));
    return [200, Object.assign(known ?? { sid: segments.at(-1) ?? '' }, item)];
  };
  const standIn = await startStandIn((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  const items = (collection: string): readonly Item[] =>
    [...collections].filter(([path]) => path.endsWith(collection)).flatMap(([, all]) => all);
  return { ...standIn, writes, items };
};
