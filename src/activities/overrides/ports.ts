import type { TaskRouterPort } from '../../adapters/taskrouter/port';
import type { OverrideUpkeepGateway } from '../../gateway/overrides/port';
import type { InteractionGateway } from '../../gateway/port';
import type { AuditLog } from '../../records/port';
import type { CurrentPolicy } from '../current-policy';

/** What overrides look at and act on. */
export interface OverrideDependencies {
  readonly currentPolicy: () => Promise<CurrentPolicy>;
  readonly taskRouter: Pick<TaskRouterPort, 'isStaffed'>;
  readonly interactions: Pick<InteractionGateway, 'command' | 'keepAudit'> & OverrideUpkeepGateway;
  readonly audit: Pick<AuditLog, 'keep'>;
}
