import { EngineError, type Engine } from '../../src/taskrouter-engine';
import type { Budget } from './budget';

export interface Act {
  readonly label: string;
  readonly act: (engine: Engine) => void;
  readonly costs?: keyof Budget;
}

/** What agents may do with what they have. */
export function agentActs(engine: Engine, workspace: string, mayReject: boolean): Act[] {
  const reservations = engine.workers
    .list(workspace)
    .flatMap(({ sid }) => engine.reservations.listOfWorker(workspace, sid));
  const update = (sid: string, status: string) => (to: Engine) => {
    try {
      to.reservations.update(workspace, sid, { status });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
  };
  return reservations.flatMap(({ sid, status, workerName }): Act[] => {
    if (status === 'accepted' || status === 'wrapping')
      return [{ label: `${workerName} completes`, act: update(sid, 'completed') }];
    if (status !== 'pending') return [];
    const accepts: Act = { label: `${workerName} accepts`, act: update(sid, 'accepted') };
    const rejects: Act = {
      label: `${workerName} rejects`,
      act: update(sid, 'rejected'),
      costs: 'rejections',
    };
    return mayReject ? [accepts, rejects] : [accepts];
  });
}
