import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const HEADER = 'X-Request-Id';
const SHAPE = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives each request an id, the caller's own when it sent a sane one, and tells it in the answer. */
export const giveRequestId: RequestHandler = (request, response, next) => {
  const sent = request.get(HEADER);
  response.set(HEADER, sent !== undefined && SHAPE.test(sent) ? sent : randomUUID());
  next();
};

export const requestIdOf = (response: Response): string => String(response.getHeader(HEADER));
