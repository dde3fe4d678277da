import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { CommandRefusedError, GatewayError, RolloutError } from './port';

/** gRPC status codes (grpc.io, "Status codes and their use in gRPC"). */
export const GRPC = {
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  dataLoss: 15,
  unauthenticated: 16,
} as const;

/** None of these is about what was asked: a server that falls over in between, or credentials that have run out. */
const AWAY: ReadonlySet<number> = new Set([
  GRPC.cancelled,
  GRPC.unknown,
  GRPC.permissionDenied,
  GRPC.aborted,
  GRPC.internal,
  GRPC.unavailable,
  GRPC.dataLoss,
  GRPC.unauthenticated,
]);

const grpcCode = (error: unknown): number | null => {
  if (isGrpcServiceError(error)) return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return isGrpcServiceError(cause) ? cause.code : null;
};

export const isNotFound = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || grpcCode(error) === GRPC.notFound;

export const hasGrpcCode = (error: unknown, ...codes: readonly number[]): boolean =>
  codes.includes(grpcCode(error) ?? -1);

export const isInvalidArgument = (error: unknown): boolean => grpcCode(error) === GRPC.invalidArgument;

/**
 * Every call to Temporal has its own deadline: left alone, the client would wait some 20 s for a server that is away,
 * longer than Twilio waits for a webhook.
 */
export async function withinMs<T>(
  client: Client,
  ms: number,
  late: Late,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await client.withDeadline(Date.now() + ms, call);
  } catch (error) {
    throw explained(error, late);
  }
}

/**
 * What no answer in time means. The server answers by itself to starts, signals and lists, so it must be away; queries
 * and updates wait for a worker.
 */
export type Late = 'temporal_unavailable' | 'no_answer_in_time';

const EXPLAINED = [GatewayError, CommandRefusedError, RolloutError];

/** Errors that only Temporal's state explains are passed on; the others become GatewayError. */
function explained(error: unknown, late: Late): unknown {
  if (EXPLAINED.some((known) => error instanceof known)) return error;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return new GatewayError('no_answer_in_time', 'The interaction did not answer in time.', { cause: error });
  }
  // It has no other query than ours: its worker fails at replaying it.
  if (error instanceof QueryNotRegisteredError) {
    return new GatewayError('no_answer_in_time', 'The interaction cannot answer.', { cause: error });
  }
  const code = grpcCode(error);
  if (code !== null && AWAY.has(code)) {
    return new GatewayError('temporal_unavailable', 'Temporal cannot be reached.', { cause: error });
  }
  switch (code) {
    case GRPC.deadlineExceeded:
      return new GatewayError(late, 'Temporal did not answer in time.', { cause: error });
    // The run has only just begun, or its worker fails at it again and again: it cannot be asked now.
    case GRPC.failedPrecondition:
      return new GatewayError('no_answer_in_time', 'The interaction cannot answer yet.', { cause: error });
    case GRPC.resourceExhausted:
      return new GatewayError('too_many_commands', 'Too much is asked at once.', { cause: error });
    default:
      return error;
  }
}
