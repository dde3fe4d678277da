import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Said of every answer of Twilio's; nothing here is limited to an origin. */
const CROSS_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Allow-Headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': 'ETag',
};

/** What an answer needs to know of its request. Kept in Express's `response.locals`. */
interface Received {
  readonly requestId: string;
  /** How many requests were under way when it came, itself included. */
  readonly concurrent: number;
  readonly at: number;
}

/** Notes what Twilio's platform says of every request: its id, when it came, how many are under way. */
export function platform(): RequestHandler {
  let underWay = 0;
  return (_request, response, next) => {
    underWay += 1;
    response.once('close', () => void (underWay -= 1));
    const requestId = `RQ${randomUUID().replaceAll('-', '')}`;
    response.locals['received'] = { requestId, concurrent: underWay, at: performance.now() };
    next();
  };
}

/**
 * Writes an answer of one of Twilio's APIs: JSON, or nothing. By Node's own means, because Express's `json` takes as
 * long as creating a task.
 */
export function answer(response: Response, status: number, body?: object, version?: number): void {
  const { requestId, concurrent, at } = response.locals['received'] as Received;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'Twilio-Request-Id': requestId,
    'Twilio-Concurrent-Requests': String(concurrent),
    'Twilio-Request-Duration': ((performance.now() - at) / 1_000).toFixed(3),
    ...CROSS_ORIGIN,
    ...(response.locals['headers'] as Record<string, string> | undefined),
    ...(version === undefined ? {} : { ETag: `"${version}"` }),
    ...(body === undefined
      ? {}
      : { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) }),
  });
  response.end(text);
}
