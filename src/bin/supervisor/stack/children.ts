import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, type KindOfSetting } from '../../../config/child-environment';
import type { Environment } from '../../../config/env';
import { DEFAULT_DEPLOYMENT } from '../../../config/versioning';
import { serverArgs } from '../database/cluster';
import { programIn } from '../database/programs';
import { databaseAnswers } from '../database/reach-database';
import { answers } from '../readiness';
import type { ChildSpec } from '../keep-running';
import type { PortName } from '../ports';
import { devServerArgs } from '../temporal/dev-server';
import { temporalAnswers } from '../temporal/reach-temporal';
import { localUrl, type StackContext } from './context';
import { localAnswerLinks, localChannels, localPaging, localWebhookSecrets } from './local-channels';
import { resumeCallbacks } from './resume-callbacks';
import type { SeededWorkspace } from './seed-workspace';

/**
 * The processes of the local stack. They stop in this order, the graces adding up to five seconds: nobody hands out
 * work that nobody does any more, and Temporal writes down the rest.
 */
const STOPS: Readonly<Record<string, { readonly stopOrder: number; readonly graceMs: number }>> = {
  worker: { stopOrder: 1, graceMs: 1_200 },
  api: { stopOrder: 2, graceMs: 700 },
  backend: { stopOrder: 3, graceMs: 300 },
  emulator: { stopOrder: 4, graceMs: 700 },
  database: { stopOrder: 5, graceMs: 600 },
  temporal: { stopOrder: 6, graceMs: 1_500 },
};

const ourProcess = (
  name: 'worker' | 'api' | 'backend' | 'emulator',
  { ports, logLevel, binDir }: StackContext,
  settings: Environment,
  keep: readonly KindOfSetting[] = [],
): ChildSpec => ({
  name,
  command: process.execPath,
  args: ['--enable-source-maps', join(binDir, `${name}.js`)],
  env: childEnvironment(
    {
      THROUGHLINE_LOG_LEVEL: logLevel,
      THROUGHLINE_ENDS_WITH_PARENT: 'yes',
      ...settings,
    },
    keep,
  ),
  ready: () => answers(`${localUrl(ports[name satisfies PortName])}/readyz`),
  ...stops(name),
});

const stops = (name: string): { stopOrder: number; graceMs: number } =>
  STOPS[name] ?? { stopOrder: 1, graceMs: 0 };

export const temporalChild = (program: string, { paths, ports, temporal }: StackContext): ChildSpec => ({
  name: 'temporal',
  command: program,
  args: devServerArgs({
    port: ports.temporal,
    uiPort: ports['temporal-ui'],
    metricsPort: ports['temporal-metrics'],
    dbFile: paths.temporalDb,
    namespace: temporal.config.namespace,
  }),
  env: childEnvironment({}),
  ready: () => temporalAnswers(temporal),
  ...stops('temporal'),
});

/** PostgreSQL itself: like Temporal, it is not one of ours and outlives a supervisor that is killed. */
export const databaseChild = (
  { native, account }: NonNullable<StackContext['postgres']>,
  { paths, ports, databaseUrl }: StackContext,
): ChildSpec => ({
  name: 'database',
  command: programIn(native, 'postgres'),
  args: serverArgs(realpathSync(paths.database), ports.database),
  env: childEnvironment({}),
  account: account ?? undefined,
  // Its "fast shutdown": clients are cut off. At SIGTERM it would wait for whoever looks at the records.
  stopSignal: 'SIGINT',
  ready: () => databaseAnswers(databaseUrl),
  ...stops('database'),
});

/** `mayCall` says whether its callbacks have somebody to go to. */
export const emulatorChild = (context: StackContext, mayCall: () => boolean): ChildSpec => {
  const { ports, credentials, paths } = context;
  return {
    ...ourProcess('emulator', context, {
      THROUGHLINE_EMULATOR_PORT: String(ports.emulator),
      THROUGHLINE_EMULATOR_SNAPSHOT: paths.emulatorSnapshot,
      THROUGHLINE_EMULATOR_CALLBACKS: 'paused',
      TWILIO_ACCOUNT_SID: credentials.accountSid,
      TWILIO_AUTH_TOKEN: credentials.authToken,
    }),
    afterRestart: async () => {
      if (mayCall()) await resumeCallbacks(context);
    },
  };
};

export const backendChild = (context: StackContext): ChildSpec =>
  ourProcess('backend', context, {
    THROUGHLINE_BACKEND_PORT: String(context.ports.backend),
    THROUGHLINE_BACKEND_STATE: context.paths.backendState,
    THROUGHLINE_BACKEND_TOKEN: context.credentials.crmToken,
    ...localPaging(context),
  });

const temporalSettings = ({ temporal, temporalProgram, paths }: StackContext): Environment =>
  temporalProgram === null
    ? {}
    : {
        TEMPORAL_ADDRESS: temporal.config.address,
        TEMPORAL_NAMESPACE: temporal.config.namespace,
        TEMPORAL_CONFIG_FILE: paths.temporalConfig,
      };

/** A server of somebody else's may have workers that the same queues belong to: they are left alone. */
const versioningSettings = ({ temporalProgram }: StackContext): Environment =>
  temporalProgram === null
    ? {}
    : { THROUGHLINE_DEPLOYMENT: DEFAULT_DEPLOYMENT, THROUGHLINE_VERSIONING: 'auto-upgrade' };

const twilioSettings = ({ twilio, credentials, ports }: StackContext, workspaceSid: string): Environment =>
  twilio.kind === 'live'
    ? { THROUGHLINE_TWILIO: 'live' }
    : {
        THROUGHLINE_TWILIO: 'emulator',
        THROUGHLINE_EMULATOR_URL: localUrl(ports.emulator),
        TWILIO_ACCOUNT_SID: credentials.accountSid,
        TWILIO_AUTH_TOKEN: credentials.authToken,
        TWILIO_WORKSPACE_SID: workspaceSid,
      };

const kept = ({ twilio, temporalProgram, postgres }: StackContext): readonly KindOfSetting[] => [
  ...(twilio.kind === 'live' ? (['TWILIO'] as const) : []),
  ...(temporalProgram === null ? (['TEMPORAL'] as const) : []),
  ...(postgres === null ? (['PG'] as const) : []),
];

/** The JSON of THROUGHLINE_TOKENS: an agent's token is bound to the worker that was seeded for them. */
const tokensJson = ({ credentials: { tokens } }: StackContext, { agents }: SeededWorkspace): string =>
  JSON.stringify([
    ...(['backend', 'supervisor', 'ops'] as const).map((role) => ({ name: role, role, token: tokens[role] })),
    ...Object.entries(agents).map(([name, agentSid]) => ({
      name,
      role: 'agent',
      token: tokens.agents[name],
      agentSid,
    })),
  ]);

export const apiChild = (context: StackContext, workspace: SeededWorkspace): ChildSpec =>
  ourProcess(
    'api',
    context,
    {
      ...temporalSettings(context),
      ...twilioSettings(context, workspace.workspaceSid),
      DATABASE_URL: context.databaseUrl,
      THROUGHLINE_API_PORT: String(context.ports.api),
      THROUGHLINE_PUBLIC_URL: context.publicUrl,
      THROUGHLINE_POLICY_DIR: context.paths.policies,
      THROUGHLINE_TOKENS: tokensJson(context, workspace),
      ...localAnswerLinks(context),
      ...localWebhookSecrets(context),
    },
    [
      ...kept(context),
      ...(context.namesChannels
        ? (['THROUGHLINE_PAGERDUTY', 'THROUGHLINE_SLACK', 'THROUGHLINE_JIRA'] as const)
        : []),
    ],
  );

export const workerChild = (context: StackContext, { workspaceSid }: SeededWorkspace): ChildSpec =>
  ourProcess(
    'worker',
    context,
    {
      ...temporalSettings(context),
      ...twilioSettings(context, workspaceSid),
      ...versioningSettings(context),
      DATABASE_URL: context.databaseUrl,
      THROUGHLINE_WORKER_PORT: String(context.ports.worker),
      THROUGHLINE_POLICY_DIR: context.paths.policies,
      THROUGHLINE_BACKEND_URL: localUrl(context.ports.backend),
      THROUGHLINE_BACKEND_TOKEN: context.credentials.crmToken,
      ...localAnswerLinks(context),
      ...localChannels(context),
    },
    [...kept(context), ...(context.namesChannels ? (['THROUGHLINE_NOTIFICATION'] as const) : [])],
  );
