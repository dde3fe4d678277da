import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { WebhookChannel } from '../../src/adapters/paging/webhook';
import { eventually } from './temporal';

/** Of the tests' channels: two that page people, and one of a system. */
export const CHANNELS = ['pager', 'texts', 'incidents'] as const;
export type ChannelName = (typeof CHANNELS)[number];

const secretOf = (channel: string): string =>
  `whsec_${Buffer.from(`the secret of the channel ${channel}`.padEnd(32, '.')).toString('base64')}`;

export interface Page {
  readonly channel: string;
  readonly id: string;
  readonly type: string;
  readonly data: {
    readonly escalationId: string;
    readonly target: { readonly kind: string; readonly name: string };
    readonly level: number | null;
    readonly round: number;
    readonly text: string;
    readonly note: string | null;
    readonly acknowledgeBy: string | null;
    /** Who had it before, and why they have not any more. */
    readonly handedBack?: { readonly by: string; readonly note: string | null };
    /** How many messages to the same person are put off; missing: none. */
    readonly alsoWaiting?: number;
    readonly links: { readonly acknowledge?: string };
  };
}

/** What a channel is told of a clock. */
export interface ClockNews {
  readonly interactionId: string;
  readonly clock: string;
  readonly round: number;
  readonly dueAt: string | null;
  readonly queue: string | null;
}

/** What became of an escalation, for somebody who was asked. */
export interface News {
  readonly type: string;
  readonly data: {
    readonly target: { readonly name: string };
    readonly status: string;
    readonly owner: { readonly name: string | null };
    readonly messages: readonly string[];
  };
}

/** How a channel answers: with a status, or never. */
type Manner = number | 'hang';

/**
 * Somebody else's end of the notification channels, over HTTP. Every request is checked by the reference library of
 * Standard Webhooks; what it took, and what it was asked at all, is kept.
 */
export class Receiver {
  readonly taken: Page[] = [];
  /** Of every attempt, whatever was answered. */
  readonly attempts: { readonly channel: string; readonly id: string }[] = [];
  readonly forged: string[] = [];
  /** What became of the escalations, in the order in which receivers were told. */
  readonly news: (News & { readonly id: string; readonly channel: string })[] = [];
  private readonly manners = new Map<string, Manner>();
  private readonly expected = new Set<Page>();
  private server: Server | null = null;
  private port = 0;

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.comesBack();
    return receiver;
  }

  get channels(): ReadonlyMap<string, WebhookChannel> {
    return new Map(
      CHANNELS.map((name) => [
        name,
        { url: `http://127.0.0.1:${this.port}/${name}`, secrets: [secretOf(name)] },
      ]),
    );
  }

  answers(channel: ChannelName, manner: Manner): void {
    this.manners.set(channel, manner);
  }

  /** Nobody listens any more: connections are refused. */
  async goesDown(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  async comesBack(): Promise<void> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const channel = (request.url ?? '/').slice(1);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const id = String(request.headers['webhook-id']);
    const isNews = this.hears({ channel, id, body });
    if (!isNews) this.attempts.push({ channel, id });
    try {
      new Webhook(secretOf(channel)).verify(body, request.headers as Record<string, string>);
    } catch (error) {
      this.forged.push(`${channel}: ${String(error)}`);
    }
    const manner = this.manners.get(channel) ?? 204;
    if (manner === 'hang') return;
    if (manner < 300 && !isNews) this.taken.push({ ...(JSON.parse(body) as Page), channel, id });
    response.writeHead(manner).end();
  }

  /** Whether it is news of what became of an escalation: it must be of what was asked here, and come once. */
  private hears({ channel, id, body }: { channel: string; id: string; body: string }): boolean {
    const news = JSON.parse(body) as News;
    if (!['escalation.acknowledged', 'escalation.ended'].includes(news.type)) return false;
    const { messages, target } = news.data;
    const wasAsked = messages.every((asked) =>
      this.attempts.some((attempt) => attempt.channel === channel && attempt.id === asked),
    );
    if (messages.length === 0 || !wasAsked) this.forged.push(`${id}: ${target.name} was not asked`);
    if (this.news.some((other) => other.id === id)) this.forged.push(`${id}: told twice`);
    this.news.push({ ...news, id, channel });
    return true;
  }

  /** Somebody who was asked hears what became of it. */
  async tells(name: string, expected: object): Promise<void> {
    await eventually(`${name} hears ${JSON.stringify(expected)}`, () =>
      Promise.resolve(
        this.news.some(
          ({ type, data }) =>
            data.target.name === name &&
            Object.entries(expected).every(
              ([key, value]) =>
                value === (key === 'type' ? type : (data as unknown as Record<string, unknown>)[key]),
            ),
        ),
      ),
    );
  }

  /** Somebody gets a message that was not expected before. */
  async pages(name: string, about: { level: number | null; round?: number }): Promise<Page> {
    let found: Page | undefined;
    const isIt = (page: Page): boolean =>
      !this.expected.has(page) &&
      page.type.startsWith('escalation.') &&
      page.data.target.name === name &&
      page.data.level === about.level &&
      page.data.round === (about.round ?? 1);
    await eventually(`${name} is paged of level ${about.level}`, () => {
      found = this.taken.find(isIt);
      return Promise.resolve(found !== undefined);
    });
    this.expected.add(found!);
    return found!;
  }

  /** A channel is told of a clock, which was not expected before. */
  async hearsOfClock(clock: string, mark: 'warned' | 'breached'): Promise<ClockNews> {
    let found: Page | undefined;
    const newsOf = (page: Page): ClockNews => page.data as unknown as ClockNews;
    await eventually(`a channel hears that ${clock} was ${mark}`, () => {
      found = this.taken.find(
        (page) => !this.expected.has(page) && page.type === `clock.${mark}` && newsOf(page).clock === clock,
      );
      return Promise.resolve(found !== undefined);
    });
    this.expected.add(found!);
    return newsOf(found!);
  }

  /** What nobody expected, and whatever was not signed as it must be. */
  unexpected(): readonly string[] {
    const pages = this.taken.filter((page) => !this.expected.has(page)).map(({ id }) => id);
    return [...pages, ...this.forged];
  }
}
