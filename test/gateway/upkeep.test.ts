import { QueryNotRegisteredError, ServiceError, type Client } from '@temporalio/client';
import { asInteractionId } from '../../src/domain/ids';
import { createGateway } from '../../src/gateway/gateway';
import { createUpkeepGateway } from '../../src/gateway/upkeep';
import { GRPC } from '../../src/gateway/temporal-errors';

/** As the SDK throws what a server answers. */
const saying = (code: number): ServiceError => {
  const cause = Object.assign(new Error('as gRPC says it'), { code, details: '', metadata: {} });
  return new ServiceError('Failed', { cause });
};

/** A client whose every call fails like this. */
const failingWith = (error: Error): Client => {
  const fails = () => Promise.reject(error);
  return {
    withDeadline: (_at: number, call: () => Promise<unknown>) => call(),
    workflow: {
      async *list() {
        await fails();
        yield null;
      },
      getHandle: () => ({ signal: fails, query: fails }),
    },
  } as unknown as Client;
};

const id = asInteractionId('contact-1');

test('a server that knows of no reported problems says of none', async () => {
  const { failingInteractions } = createUpkeepGateway(failingWith(saying(GRPC.invalidArgument)));
  expect(await failingInteractions()).toEqual([]);
});

test('a query that a worker cannot answer is an interaction without an answer, not a fault of ours', async () => {
  const sick = new QueryNotRegisteredError('Nondeterminism', GRPC.invalidArgument);
  await expect(createGateway(failingWith(sick)).read(id)).rejects.toMatchObject({
    code: 'no_answer_in_time',
  });
});

test.each(['cancelled', 'unknown', 'aborted', 'internal', 'unauthenticated', 'permissionDenied'] as const)(
  'a server that answers %s is away: what was asked may be asked again',
  async (code) => {
    const { doubt, failingInteractions } = createUpkeepGateway(failingWith(saying(GRPC[code])));
    await expect(doubt(id)).rejects.toMatchObject({ code: 'temporal_unavailable' });
    await expect(failingInteractions()).rejects.toMatchObject({ code: 'temporal_unavailable' });
  },
);
