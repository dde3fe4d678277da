import type { CallsPort } from '../../adapters/calls/port';
import type { ConversationsPort } from '../../adapters/conversations/port';
import type { HeartbeatPort } from '../../adapters/heartbeat/port';
import type { LiveTasksPort, TaskRouterPort } from '../../adapters/taskrouter/port';
import type { Finding, FindingKind } from '../../domain/auditing';
import type { Instant } from '../../domain/json';
import type { InteractionGateway } from '../../gateway/port';
import type { UpkeepGateway } from '../../gateway/upkeep-port';
import type { Records } from '../../records/port';

/** What an auditor looks at, and whom it tells. The callbacks must not throw. */
export interface AuditDependencies {
  readonly workspaceSid: string;
  readonly taskRouter: LiveTasksPort & Pick<TaskRouterPort, 'readTask' | 'setTaskStatus'>;
  readonly calls: Pick<CallsPort, 'readCall'>;
  readonly conversations: Pick<ConversationsPort, 'isOpen'>;
  readonly interactions: UpkeepGateway & Pick<InteractionGateway, 'read' | 'deliver'>;
  readonly records: Pick<Records, 'inbox' | 'watermarks' | 'findings'>;
  /** How long an agent may be in after-call work. */
  readonly wrapUpLimitMs: number;
  /** Null: nobody watches from outside. */
  readonly heartbeat: HeartbeatPort | null;
  readonly onFinding: (finding: Finding) => void;
  readonly onAudited: (openByKind: ReadonlyMap<FindingKind, number>, heartbeatAt: Instant | null) => void;
  readonly onHeartbeatUnheard: (error: unknown) => void;
}

/** Whether a finding was open before: what could be done about it was done then. */
export type IsKnown = (found: Omit<Finding, 'repair'>) => boolean;
