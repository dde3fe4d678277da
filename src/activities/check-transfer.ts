import type { TaskRouterPort } from '../adapters/taskrouter/port';
import type { ActionResults } from '../domain/facts';
import { REFUSALS, type RefusalType } from '../domain/failure-types';
import { transferRoute } from '../policy';
import type { CurrentPolicy } from './current-policy';
import type { ActionBegun } from './port';

type Checked = ActionResults['checkTransfer'];

export interface CheckTransferDependencies {
  readonly taskRouter: TaskRouterPort;
  readonly currentPolicy: () => Promise<CurrentPolicy>;
}

/** Looks whether a transfer's target exists, is open and staffed, and by what route the customer gets there. */
export const createCheckTransfer =
  ({ taskRouter, currentPolicy }: CheckTransferDependencies) =>
  async ({ to, back, decision, begunAt }: ActionBegun<'checkTransfer'>): Promise<Checked> => {
    const route = transferRoute((await currentPolicy()).policy, { to, back, decision, now: begunAt });
    if (!route.ok) return refused(PROBLEMS[route.problem], route.message);
    if (to.kind === 'agent') return checkAgent(taskRouter, to.agent, route.decision);
    return (await taskRouter.isStaffed(to.queue))
      ? { refusal: null, decision: route.decision, agentSid: null }
      : refused(REFUSALS.queueUnstaffed, `Nobody is available in ${to.queue}.`);
  };

const PROBLEMS = { target_unknown: REFUSALS.targetUnknown, queue_closed: REFUSALS.queueClosed } as const;

const refused = (type: RefusalType, message: string): Checked => ({ refusal: { type, message } });

async function checkAgent(
  taskRouter: TaskRouterPort,
  nameOrSid: string,
  decision: Extract<Checked, { refusal: null }>['decision'],
): Promise<Checked> {
  const agent = await taskRouter.findAgent(nameOrSid);
  if (agent === null) return refused(REFUSALS.targetUnknown, `There is no agent "${nameOrSid}".`);
  return agent.isAvailable
    ? { refusal: null, decision, agentSid: agent.agentSid }
    : refused(REFUSALS.targetOffline, `${agent.agentName} is ${agent.status}.`);
}
