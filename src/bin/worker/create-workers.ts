import {
  type InjectedSinks,
  type NativeConnection,
  Worker,
  type WorkerDeploymentOptions,
  type WorkerOptions,
} from '@temporalio/worker';
import type { Activities } from '../../activities/port';
import type { AuditActivities } from '../../activities/auditing/audit';
import type { OverrideActivities } from '../../activities/overrides';
import type { ReconcileActivities } from '../../activities/reconcile';
import type { ReleaseActivities } from '../../activities/release-held';
import type { EscalationActivities } from '../../activities/escalation';
import type { RecordActivities } from '../../activities/records';
import type { WorkerEvents } from '../../observability/events';
import { TASK_QUEUES } from '../../workflows/messages';
import type { InteractionSinks } from '../../workflows/observer';

/** The version of the workers, as Temporal tells it from others. */
export interface Versioning {
  readonly deployment: string;
  readonly buildId: string;
  readonly behaviour: 'pinned' | 'auto-upgrade';
}

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly activities: Activities &
    EscalationActivities &
    RecordActivities &
    ReconcileActivities &
    AuditActivities &
    ReleaseActivities &
    OverrideActivities;
  /** What `npm run build` made. */
  readonly workflowBundle: { readonly codePath: string } | { readonly code: string };
  readonly events: Pick<
    WorkerEvents,
    'interactionStarted' | 'interactionClosed' | 'factParked' | 'qualityDefect'
  >;
  /** Null: unversioned. */
  readonly versioning: Versioning | null;
  /** How long work under way may take when the process is told to stop. */
  readonly shutdownGraceMs: number;
}

/** The longest foreground action. */
export const SHUTDOWN_GRACE_MS = 15_000;

/** TaskRouter's limit on look-ups by attribute, for the whole account (Twilio changelog, 2024-10-18). */
const LOOK_UPS_PER_SECOND = 3;

export const sinksOf = (events: WorkersOptions['events']): InjectedSinks<InteractionSinks> => ({
  interactions: {
    started: { fn: (_info, interactionId, channel) => events.interactionStarted({ interactionId, channel }) },
    closed: {
      fn: (_info, interactionId, channel, outcome, reason) =>
        events.interactionClosed({ interactionId, channel, outcome, reason }),
    },
    parked: {
      fn: (_info, interactionId, what, reason) =>
        events.factParked({ interactionId, eventType: what, reason }),
    },
    defect: {
      fn: (_info, interactionId, source, problem) =>
        events.qualityDefect({ interactionId, source, reason: problem }),
    },
  },
});

/**
 * All three queues are of one version, activities too: what a pinned workflow asks for is done by the build it runs on.
 */
const deploymentOptions = ({ deployment, buildId, behaviour }: Versioning): WorkerDeploymentOptions => ({
  version: { deploymentName: deployment, buildId },
  useWorkerVersioning: true,
  defaultVersioningBehavior: behaviour === 'pinned' ? 'PINNED' : 'AUTO_UPGRADE',
});

/** One worker for the interactions, one for calls to Twilio, one for its rare look-ups: each queue has its limits. */
export async function createWorkers(options: WorkersOptions): Promise<Worker[]> {
  const { connection, namespace, activities, shutdownGraceMs, versioning } = options;
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection,
    namespace,
    activities,
    shutdownGraceTime: shutdownGraceMs,
    ...(versioning !== null && { workerDeploymentOptions: deploymentOptions(versioning) }),
    dataConverter: { payloadConverterPath: require.resolve('../../workflows/payload-converter') },
  };
  return Promise.all([
    Worker.create({
      ...common,
      taskQueue: TASK_QUEUES.main,
      workflowBundle: options.workflowBundle,
      sinks: sinksOf(options.events),
      // A worker that is gone is not waited for longer: a customer is behind every workflow task.
      stickyQueueScheduleToStartTimeout: '2s',
    }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.twilio }),
    Worker.create({
      ...common,
      taskQueue: TASK_QUEUES.twilioLookUp,
      maxTaskQueueActivitiesPerSecond: LOOK_UPS_PER_SECOND,
    }),
  ]);
}
