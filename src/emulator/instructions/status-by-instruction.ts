/** The two instructions that need no telephone: they set the status of the reservation. */
export const STATUS_BY_INSTRUCTION: ReadonlyMap<string, 'accepted' | 'rejected'> = new Map([
  ['accept', 'accepted'],
  ['reject', 'rejected'],
]);
