import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Passage } from '../evidence/evidence';
import { toldBy } from './webhook';

/** What a fault does to the next request that it wants: nothing to others. */
export interface Trap {
  readonly wants: (about: { method: string; path: string; eventType: string | null }) => boolean;
  /** Runs once the API has the request, or once it has answered; the answer is then lost. */
  readonly when: 'received' | 'answered';
  readonly spring: () => void;
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/**
 * What stands in front of the API, as a load balancer does: it passes everything on, keeps book of Twilio's webhooks, and
 * loses an answer where a fault wants it. An API that is down is a 502.
 */
export class FrontDoor {
  readonly passages: Passage[] = [];
  private readonly traps = new Set<Trap>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });

  private constructor(
    private readonly server: Server,
    private readonly apiUrl: string,
  ) {}

  static async open(apiUrl: string): Promise<FrontDoor> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = new FrontDoor(server, apiUrl);
    server.on('request', (asked, answer) => void door.pass(asked, answer));
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sets a trap for one request; answers how to take it away. */
  set(trap: Trap): () => void {
    this.traps.add(trap);
    return () => void this.traps.delete(trap);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.agent.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const passage = this.enter(asked, body);
    const trap = this.trapFor(asked, passage?.eventType ?? null);
    const outcome = await this.askApi(asked, body, trap?.when === 'received' ? trap : null);
    if (passage) Object.assign(passage, { until: Date.now(), status: outcome.status });
    if (trap?.when === 'answered') trap.spring();
    if (trap) return void answer.socket?.destroy();
    if (passage) passage.told = outcome.status ?? 502;
    answer.writeHead(outcome.status ?? 502, outcome.headers);
    answer.end(outcome.body);
  }

  private enter({ url = '' }: IncomingMessage, body: Buffer): Writable<Passage> | null {
    const told = toldBy(url.split('?')[0]!, body);
    if (told === null) return null;
    const passage: Writable<Passage> = { ...told, at: Date.now(), until: null, status: null, told: null };
    this.passages.push(passage);
    return passage;
  }

  private trapFor({ method = '', url = '' }: IncomingMessage, eventType: string | null): Trap | null {
    const trap = [...this.traps].find(({ wants }) => wants({ method, path: url, eventType })) ?? null;
    if (trap) this.traps.delete(trap);
    return trap;
  }

  private askApi(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
    trap: Trap | null,
  ): Promise<{ status: number | null; headers: Record<string, string>; body: Buffer }> {
    return new Promise((resolve) => {
      const none = { status: null, headers: {}, body: Buffer.alloc(0) };
      const target = new URL(url ?? '/', this.apiUrl);
      const onward = request(target, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(none));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? null,
            headers: { 'content-type': response.headers['content-type'] ?? 'application/json' },
            body: Buffer.concat(chunks),
          }),
        );
      });
      onward.on('error', () => resolve(none));
      onward.end(body, () => trap?.spring());
    });
  }
}
