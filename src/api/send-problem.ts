import type { Response } from 'express';
import type { Problem } from './contract/problem';
import { problemOf } from './errors';
import type { ApiEvents } from './events';
import { requestIdOf } from './request-id';

/** Answers with the error's problem document, and reports what should not have happened. */
export function sendProblem(response: Response, error: unknown, events: ApiEvents): Problem {
  const { problem, headers, expected } = problemOf(error, requestIdOf(response));
  if (!expected) events.onError(error, problem.requestId);
  response.set(headers).set('Cache-Control', 'no-store').status(problem.status);
  response.type('application/problem+json').send(JSON.stringify(problem));
  return problem;
}
