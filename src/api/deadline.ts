/** The work did not finish in time. It may still finish later. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** The result of the work, or DeadlineError after `ms` milliseconds; the work is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`No answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
