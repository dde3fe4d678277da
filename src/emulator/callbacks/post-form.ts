import { request as requestHttp, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

/** The agents that keep connections open between deliveries. */
export interface Agents {
  readonly http: Agent;
  readonly https: Agent;
}

export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connectTimeout: number;
  readonly readTimeout: number;
  readonly abortSignal: AbortSignal;
}

export type PostResult =
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly kind: 'failure'; readonly phase: 'ct' | 'rt'; readonly reason: string };

/** A longer answer is cut: TwiML and instructions are short. */
const LONGEST_ANSWER = 1_000_000;

/** Posts a form once. Never rejects: what went wrong, and in which phase, is the result. The fragment is not sent. */
export function postForm(agents: Agents, post: PostRequest): Promise<PostResult> {
  if (!URL.canParse(post.url)) {
    return Promise.resolve({ kind: 'failure', phase: 'ct', reason: 'not a URL' });
  }
  return new Promise((resolve) => {
    let phase: 'ct' | 'rt' = 'ct';
    const request = openOrNull(agents, post);
    if (request === null) {
      return resolve({ kind: 'failure', phase, reason: 'not a URL that can be requested' });
    }
    const timer = setTimeout(() => request.destroy(new Error('connect timeout')), post.connectTimeout);
    const readTimer = setTimeout(() => request.destroy(new Error('read timeout')), post.readTimeout);
    const finish = (result: PostResult): void => {
      clearTimeout(timer);
      clearTimeout(readTimer);
      resolve(result);
    };
    const connected = (): void => {
      phase = 'rt';
      clearTimeout(timer);
    };
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    request.on('error', (error) => {
      finish({ kind: 'failure', phase: wasStale(request, error) ? 'ct' : phase, reason: error.message });
    });
    request.on('response', (response) => {
      readBody(response).then(
        (body) => finish(answerOf(response, body)),
        (error: Error) => finish({ kind: 'failure', phase: 'rt', reason: error.message }),
      );
    });
    request.end(post.body);
  });
}

/** A kept connection that the other side had closed: nobody was reached, as if it could not be opened. */
const wasStale = (request: ClientRequest, error: NodeJS.ErrnoException): boolean =>
  request.reusedSocket && error.code === 'ECONNRESET';

/** Node refuses some URLs at once: another protocol, a percent sign that stands for nothing. */
function openOrNull(agents: Agents, post: PostRequest): ClientRequest | null {
  try {
    return open(agents, post);
  } catch {
    return null;
  }
}

function open(agents: Agents, { url, body, headers, abortSignal }: PostRequest): ClientRequest {
  const target = new URL(url);
  const options = {
    method: 'POST',
    signal: abortSignal,
    headers: {
      ...headers,
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'Content-Length': String(Buffer.byteLength(body)),
    },
  };
  return target.protocol === 'https:'
    ? requestHttps(target, { ...options, agent: agents.https })
    : requestHttp(target, { ...options, agent: agents.http });
}

async function readBody(response: IncomingMessage): Promise<string> {
  let body = '';
  response.setEncoding('utf8');
  for await (const part of response) body = (body + String(part)).slice(0, LONGEST_ANSWER);
  return body;
}

const answerOf = ({ statusCode, headers }: IncomingMessage, body: string): PostResult => ({
  kind: 'answer',
  status: statusCode ?? 0,
  contentType: headers['content-type'] ?? '',
  body,
});
