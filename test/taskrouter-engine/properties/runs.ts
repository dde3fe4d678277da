import fc from 'fast-check';
import { RESERVATION_ON_WRITE } from '../../../src/taskrouter-engine';

export const onWrite = fc.constantFrom(...RESERVATION_ON_WRITE);

/** `THROUGHLINE_PROPERTY_RUNS=10000 npx jest test/taskrouter-engine/properties` looks longer. */
export const RUNS = { numRuns: Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 500) };
