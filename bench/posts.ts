import { connect, type Socket } from 'node:net';

/** What to post, how often, over how many connections. */
export interface Posts {
  readonly port: number;
  readonly path: string;
  readonly authorization: string;
  readonly form: string;
  readonly count: number;
  readonly connections: number;
}

const HEADERS_END = Buffer.from('\r\n\r\n');

/**
 * Posts a form over kept connections, one at a time on each, as light as can be: what the caller spends must not hide
 * what the server does. Answers with how many milliseconds it took. Run as a process of its own.
 */
async function post({ port, path, authorization, form, count, connections }: Posts): Promise<number> {
  const request = Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${authorization}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(form)}\r\n\r\n${form}`,
  );
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  let left = count;
  const started = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (left-- > 0) await exchange(socket, request);
    }),
  );
  const took = performance.now() - started;
  for (const socket of sockets) socket.destroy();
  return took;
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.setNoDelay(true);
    socket.once('error', reject);
  });

/** One request and its answer, which must be a 201 with a Content-Length. */
const exchange = (socket: Socket, request: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      const end = answer.indexOf(HEADERS_END);
      if (end === -1) return;
      const head = answer.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (answer.length < end + HEADERS_END.length + length) return;
      socket.off('data', read);
      if (head.startsWith('HTTP/1.1 201')) resolve();
      else reject(new Error(head.split('\r\n')[0]));
    };
    socket.on('data', read);
    socket.write(request);
  });

process.on('message', (posts: Posts) => {
  void post(posts).then((took) => process.send!(took));
});
