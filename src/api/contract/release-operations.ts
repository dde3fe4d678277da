import type { OperationContract } from './operation-contract';
import { pauseReleaseRequest, queueRelease, releaseList, resumeReleaseRequest } from './release';

const SUPERVISORS = ['supervisor', 'ops'] as const;

const command = {
  method: 'post',
  roles: SUPERVISORS,
  idempotencyKey: 'command',
  answers: { 200: { description: 'The queue’s release after it.', schema: queueRelease } },
  refusals: [400, 404, 409, 413, 415, 422, 429, 503, 504],
} as const;

/** The paced release of those who were held for a queue's opening. */
export const RELEASE_OPERATIONS = {
  listReleases: {
    method: 'get',
    path: '/v1/releases',
    summary: 'How queues let in who was held for their opening',
    description: 'A line for each queue whose policy says `release`, with who has paused it and why.',
    roles: SUPERVISORS,
    idempotencyKey: 'none',
    answers: { 200: { description: 'All of them.', schema: releaseList } },
    refusals: [503],
  },
  pauseRelease: {
    ...command,
    path: '/v1/queues/{queue}/release/pause',
    summary: 'Let nobody in by the pacing of one queue, for a time',
    description:
      'Ends by itself after `minutes`. Before the opening, too; a second pause takes the place of the first. It puts off no promise: at `allInBy` whoever is left goes on. Refused for a queue without `release` (`queue_not_paced`).',
    body: pauseReleaseRequest,
  },
  resumeRelease: {
    ...command,
    path: '/v1/queues/{queue}/release/resume',
    summary: 'Let them in again',
    description: 'The next run does, within half a minute. Of a queue that is not paused nothing changes.',
    body: resumeReleaseRequest,
  },
} satisfies Readonly<Record<string, OperationContract>>;
