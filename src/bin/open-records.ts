import type { Registry } from 'prom-client';
import type { Logger } from '../observability/logger';
import { createRecordsEvents } from '../observability/records-events';
import { connectRecords, type ConnectedRecords } from '../records/connect';
import { tend, type TendOptions } from '../records/tend';
import { delay } from './supervisor/readiness';

/** The records of a process, told of in its log and its metrics. */
export const openRecords = (
  url: string,
  observed: { readonly logger: Logger; readonly registry: Registry },
): ConnectedRecords => connectRecords({ url, now: Date.now, events: createRecordsEvents(observed) });

/** Begins to look after the records; resolves after the first try, which takes 5 s at most. */
export const beginTending = (
  records: ConnectedRecords,
  options: Pick<TendOptions, 'onError' | 'abortSignal'>,
): Promise<void> => new Promise((onFirstTry) => void tend(records, { ...options, delay, onFirstTry }));
