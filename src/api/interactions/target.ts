import type { TransferTarget } from '../../domain/transfer';
import type { TargetRequest } from '../contract/requests';

/** Where a customer is to go, in the domain's words. */
export const targetOf = (to: TargetRequest): TransferTarget =>
  'queue' in to ? { kind: 'queue', queue: to.queue } : { kind: 'agent', agent: to.agent };
