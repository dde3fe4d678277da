import { GroupCommit } from '../../src/records/group-commit';
import { RecordsUnavailableError } from '../../src/records/port';

/** A table whose writes the test settles. */
function table(most?: number) {
  const batches: (readonly number[])[] = [];
  const dropped: (readonly [number, unknown])[] = [];
  const pending: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const commits = new GroupCommit<number>({
    write: (rows) => {
      batches.push(rows);
      return new Promise((resolve, reject) => pending.push({ resolve, reject }));
    },
    onDropped: (count, error) => dropped.push([count, error]),
    ...(most !== undefined && { most }),
  });
  const settle = async (error?: unknown): Promise<void> => {
    const next = pending.shift()!;
    if (error === undefined) next.resolve();
    else next.reject(error);
    await flush();
  };
  return { commits, batches, dropped, pending, settle };
}

const flush = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

const outcomes = (promises: readonly Promise<void>[]) =>
  Promise.all(
    promises.map((promise) =>
      promise.then(
        () => 'written',
        (error: Error) => error.name,
      ),
    ),
  );

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a lone row is written at once; what comes meanwhile goes together', async () => {
  const { commits, batches, settle } = table();
  const stored = [commits.store(1), commits.store(2), commits.store(3)];
  commits.note(4);
  await settle();
  await settle();
  expect(batches).toEqual([[1], [2, 3, 4]]);
  expect(await outcomes(stored)).toEqual(['written', 'written', 'written']);
});

test('when the database is away everybody who waits is told, and noted rows are tried again', async () => {
  const { commits, batches, settle } = table();
  const stored = [commits.store(1)];
  commits.note(2);
  stored.push(commits.store(3));
  await settle(new RecordsUnavailableError());
  expect(await outcomes(stored)).toEqual(['RecordsUnavailableError', 'RecordsUnavailableError']);
  expect(batches).toEqual([[1]]);
  jest.advanceTimersByTime(500);
  expect(batches).toEqual([[1], [2]]);
  await settle(new RecordsUnavailableError());
  jest.advanceTimersByTime(999);
  expect(batches).toHaveLength(2);
  jest.advanceTimersByTime(1);
  expect(batches).toEqual([[1], [2], [2]]);
  await settle();
});

test('somebody new does not wait for the next try', async () => {
  const { commits, batches, settle } = table();
  commits.note(1);
  await settle(new RecordsUnavailableError());
  const stored = commits.store(2);
  expect(batches).toEqual([[1], [1, 2]]);
  await settle();
  await stored;
});

test('a row that cannot be written does not take the others with it', async () => {
  const { commits, batches, dropped, settle } = table();
  const bad = new Error('bad row');
  commits.note(0);
  const stored = [commits.store(1), commits.store(2)];
  commits.note(3);
  await settle();
  await settle(bad);
  await settle();
  await settle(bad);
  await settle(bad);
  expect(batches).toEqual([[0], [1, 2, 3], [1], [2], [3]]);
  expect(await outcomes(stored)).toEqual(['written', 'Error']);
  expect(dropped).toEqual([[1, bad]]);
});

test('memory is bounded: the oldest noted rows are given up, and whoever would wait is refused', async () => {
  const { commits, batches, dropped, settle } = table(3);
  [0, 1, 2, 3, 4, 5].forEach((row) => commits.note(row));
  await expect(commits.store(6)).rejects.toThrow(RecordsUnavailableError);
  expect(dropped).toEqual([
    [1, null],
    [1, null],
  ]);
  await settle();
  expect(batches).toEqual([[0], [3, 4, 5]]);
  await settle();
});

test('closing writes once more what waits, and says what could not be written', async () => {
  const { commits, batches, dropped, settle } = table();
  commits.note(1);
  commits.note(2);
  const closing = commits.close();
  await settle();
  await settle(new RecordsUnavailableError());
  await closing;
  expect(batches).toEqual([[1], [2]]);
  expect(dropped).toEqual([[1, null]]);
  await expect(commits.store(3)).rejects.toThrow(RecordsUnavailableError);
});
