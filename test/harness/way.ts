import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server of this machine that can swallow everything, as a broken network does: open, and silent. */
export class Way {
  private readonly sockets = new Set<Socket>();
  private swallows = false;

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<Way> {
    const server = createServer();
    const way = new Way(server);
    server.on('connection', (near) => way.join(near, connect(port, '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return way;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  swallow(): void {
    this.swallows = true;
    this.sockets.forEach((socket) => socket.pause());
  }

  /** What was swallowed stays swallowed: its connections are closed. */
  reopen(): void {
    this.swallows = false;
    this.sockets.forEach((socket) => socket.destroy());
  }

  close(): void {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.swallows) from.pause();
    }
  }
}
