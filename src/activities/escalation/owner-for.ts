import type { CrmPort } from '../../adapters/crm/port';
import type { EscalationActionOf } from '../../domain/escalation/actions';
import type { CustomerOwnerFound } from '../../policy';

export type OwnersPort = Pick<CrmPort, 'findOwner'>;

/** Whoever escalated does not wait longer for the CRM: then the policy's other target is asked. */
const PATIENCE_MS = 1_500;

/** Asks the CRM who has the customer, where one of the level's targets is that person. Never throws. */
export async function ownerFor(
  { targets, customerId = null }: Pick<EscalationActionOf<'openLevel'>, 'targets' | 'customerId'>,
  crm: OwnersPort,
): Promise<CustomerOwnerFound | undefined> {
  if (!targets.some(({ kind }) => kind === 'crm_owner')) return undefined;
  if (customerId === null) return { owner: null, why: 'Nobody told which customer it is.' };
  try {
    const owner = await crm.findOwner(customerId, AbortSignal.timeout(PATIENCE_MS));
    return owner === null ? { owner, why: 'Nobody has the customer in the CRM.' } : { owner };
  } catch {
    return { owner: null, why: 'The CRM did not tell who has the customer.' };
  }
}
