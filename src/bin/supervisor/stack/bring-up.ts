import { readApiConfig, readWorkerConfig } from '../../../config/config';
import { createCluster } from '../database/cluster';
import { createDatabase } from '../database/reach-database';
import type { ChildSpec } from '../keep-running';
import type { Supervisor } from '../supervisor';
import { INTERACTION_SEARCH_ATTRIBUTES } from '../temporal/interaction-search-attributes';
import { keepClosedInteractions, prepareNamespace } from '../temporal/reach-temporal';
import { apiChild, backendChild, databaseChild, emulatorChild, temporalChild, workerChild } from './children';
import type { StackContext } from './context';
import { resumeCallbacks } from './resume-callbacks';
import type { SeededWorkspace } from './seed-workspace';
import type { StackParts } from './options';

/** What the others stand on: Temporal, the emulator and the backend, where they are ours to run. */
const foundations = (context: StackContext, mayCall: () => boolean): readonly ChildSpec[] => [
  ...(context.temporalProgram === null ? [] : [temporalChild(context.temporalProgram, context)]),
  ...(context.twilio.kind === 'live' ? [] : [emulatorChild(context, mayCall)]),
  backendChild(context),
];

/** The records database, where it is ours to run; made at the first start. */
const bringUpDatabase = async (context: StackContext, supervisor: Supervisor): Promise<void> => {
  const { postgres, paths, credentials, databaseUrl } = context;
  if (postgres === null) return;
  await createCluster({
    dir: paths.database,
    stateDir: paths.dir,
    native: postgres.native,
    account: postgres.account,
    password: credentials.databasePassword,
  });
  await supervisor.start(databaseChild(postgres, context));
  await createDatabase(databaseUrl);
};

/** Reads their settings as they themselves will, so that every problem is told once, and before they start. */
const checkSettings = (api: ChildSpec, worker: ChildSpec): void => {
  readApiConfig(api.env);
  readWorkerConfig(worker.env);
};

/** Starts the processes, each when what it needs is ready. */
export const bringUp = async (
  context: StackContext,
  { prepareWorkspace, makeBuildCurrent }: StackParts,
  supervisor: Supervisor,
  say: (line: string) => void,
): Promise<SeededWorkspace> => {
  let isOpen = false;
  const foundation = foundations(context, () => isOpen);
  const names = [...foundation.map((child) => child.name), ...(context.postgres ? ['database'] : [])];
  say(`Starting ${names.join(', ')}.`);
  await Promise.all([...foundation.map(supervisor.start), bringUpDatabase(context, supervisor)]);
  await prepareNamespace(context.temporal, INTERACTION_SEARCH_ATTRIBUTES);
  if (context.temporalProgram !== null) await keepClosedInteractions(context.temporal);
  const workspace = await prepareWorkspace(context);
  const api = apiChild(context, workspace);
  const worker = { ...workerChild(context, workspace), afterRestart: () => makeBuildCurrent(context) };
  checkSettings(api, worker);
  say('Starting api, worker.');
  await Promise.all([api, worker].map(supervisor.start));
  await makeBuildCurrent(context);
  isOpen = true;
  if (context.twilio.kind === 'emulator') await resumeCallbacks(context);
  return workspace;
};
