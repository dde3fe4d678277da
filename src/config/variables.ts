import { paging } from './paging-variables';
import type { Variable } from './variable';

export { PROCESSES, type ProcessName, type Variable } from './variable';

/**
 * Every environment variable the processes read: the one table behind `env.ts`, `.env.example` and
 * docs/configuration.md. What a value must look like is said once more, for the machine, in the section that reads it.
 */
const throughline = {
  THROUGHLINE_PUBLIC_URL: {
    group: 'Throughline',
    usedBy: ['api', 'worker', 'start', 'cli'],
    description:
      'The address under which Twilio and people reach the API; `/v1/…` comes after it. Webhook signatures are checked against it; the worker needs it for answer links and voicemail only.',
    example: 'https://support.example.com',
  },
  THROUGHLINE_API_HOST: {
    group: 'Throughline',
    usedBy: ['api'],
    description: 'The network address on which the API listens.',
    default: '127.0.0.1',
  },
  THROUGHLINE_API_PORT: {
    group: 'Throughline',
    usedBy: ['api'],
    description: 'The port of the API.',
    default: '8787',
  },
  THROUGHLINE_WORKER_HOST: {
    group: 'Throughline',
    usedBy: ['worker'],
    description: 'The network address on which the worker serves operators.',
    default: '127.0.0.1',
  },
  THROUGHLINE_WORKER_PORT: {
    group: 'Throughline',
    usedBy: ['worker'],
    description: 'The port on which the worker serves `/healthz`, `/readyz` and `/metrics` to operators.',
    default: '8790',
  },
  THROUGHLINE_WRAP_UP_LIMIT_MINUTES: {
    group: 'Throughline',
    usedBy: ['worker'],
    description:
      'How long an agent may be in after-call work before the auditor finds it (`wrap_up_overdue`); they get nothing else meanwhile.',
    default: '30',
  },
  THROUGHLINE_HEARTBEAT_URL: {
    group: 'Throughline',
    usedBy: ['worker'],
    description:
      'An address that the auditor requests each minute in which it has seen everything. A watcher there raises the alarm when that stops: when Throughline cannot see whether customers are lost.',
    example: 'https://watcher.example.com/ping/4f1c9e02',
    secret: true,
  },
  THROUGHLINE_TOKENS: {
    group: 'Throughline',
    usedBy: ['api'],
    description:
      'Who may call the API: a JSON list of `{"name","role","token"}` with role `backend`, `supervisor`, `ops` or `agent`; an agent’s entry also has `agentSid`, the worker SID it is bound to. A token has at least 16 characters.',
    example: '[{"name":"webshop","role":"backend","token":"change-me-change-me"}]',
    secret: true,
  },
  DATABASE_URL: {
    group: 'Throughline',
    usedBy: ['api', 'worker', 'start'],
    description:
      'The PostgreSQL database (14 or later) of the records, as the `pg` package reads it: `sslmode` and the like go into the query. The API makes the tables and changes them at upgrades; through a pooler, use session mode. `throughline start` reads it only with `--external-database`.',
    example: 'postgres://throughline:change-me@db.example.com:5432/throughline?sslmode=verify-full',
    secret: true,
  },
  THROUGHLINE_POLICY_DIR: {
    group: 'Throughline',
    usedBy: ['api', 'worker', 'cli'],
    description: 'The folder of the published routing policies, the same for all processes.',
    default: '.throughline/policies',
  },
  THROUGHLINE_DEPLOYMENT: {
    group: 'Throughline',
    usedBy: ['worker', 'cli'],
    description:
      'The worker deployment of Temporal’s whose versions are told apart, the same for all builds: see [rollout.md](rollout.md). Without it a worker is unversioned, and only one build may run at a time.',
    example: 'throughline',
  },
  THROUGHLINE_BUILD_ID: {
    group: 'Throughline',
    usedBy: ['worker'],
    description:
      'The build this worker runs, such as the image’s tag; without it a hash of the workflow bundle. Needs `THROUGHLINE_DEPLOYMENT`.',
    example: '1.4.0',
  },
  THROUGHLINE_VERSIONING: {
    group: 'Throughline',
    usedBy: ['worker'],
    description:
      '`pinned`: an interaction stays on the build it began on, or for a day if it lasts longer. `auto-upgrade`: it goes to whichever build is current. Needs `THROUGHLINE_DEPLOYMENT`.',
    default: 'pinned',
  },
  THROUGHLINE_LOG_LEVEL: {
    group: 'Throughline',
    usedBy: ['api', 'worker', 'emulator', 'backend', 'start'],
    description: 'The least severe lines that are logged: `debug`, `info`, `warn`, `error` or `silent`.',
    default: 'info',
  },
} as const satisfies Record<string, Variable>;

const twilio = {
  THROUGHLINE_TWILIO: {
    group: 'Twilio',
    usedBy: ['worker', 'cli', 'start'],
    description:
      'Which TaskRouter to talk to: `live`, or `emulator` (the local one). `throughline start` takes the emulator unless this says `live`.',
    default: 'live',
  },
  THROUGHLINE_EMULATOR_URL: {
    group: 'Twilio',
    usedBy: ['worker', 'cli'],
    description: 'Where the emulator is. Needed with `THROUGHLINE_TWILIO=emulator`, refused with `live`.',
    example: 'http://127.0.0.1:8788',
  },
  TWILIO_ACCOUNT_SID: {
    group: 'Twilio',
    usedBy: ['api', 'worker', 'emulator', 'cli', 'start'],
    description: 'The account, `AC…`. See the Twilio Console.',
    example: 'AC00000000000000000000000000000000',
  },
  TWILIO_AUTH_TOKEN: {
    group: 'Twilio',
    usedBy: ['api', 'worker', 'emulator', 'cli', 'start'],
    description:
      'The account’s auth token. The API checks webhook signatures with it; the worker calls Twilio with it when there is no API key.',
    example: 'your-auth-token',
    secret: true,
  },
  TWILIO_AUTH_TOKEN_SECONDARY: {
    group: 'Twilio',
    usedBy: ['api', 'start'],
    description:
      'The other auth token while tokens are rotated: signatures made with either one are accepted.',
    secret: true,
  },
  TWILIO_API_KEY: {
    group: 'Twilio',
    usedBy: ['worker', 'cli', 'start'],
    description:
      'An API key, `SK…`, to call Twilio with in place of the auth token. Needs `TWILIO_API_SECRET`.',
  },
  TWILIO_API_SECRET: {
    group: 'Twilio',
    usedBy: ['worker', 'cli', 'start'],
    description: 'The secret of `TWILIO_API_KEY`.',
    secret: true,
  },
  TWILIO_WORKSPACE_SID: {
    group: 'Twilio',
    usedBy: ['api', 'worker', 'cli', 'start'],
    description: 'The TaskRouter workspace, `WS…`. For Flex: the one named “Flex Task Assignment”.',
    example: 'WS00000000000000000000000000000000',
  },
  TWILIO_REGION: {
    group: 'Twilio',
    usedBy: ['worker', 'cli', 'start'],
    description: 'Twilio’s region, e.g. `ie1`. Needs `TWILIO_EDGE`.',
  },
  TWILIO_EDGE: {
    group: 'Twilio',
    usedBy: ['worker', 'cli', 'start'],
    description: 'Twilio’s edge location, e.g. `dublin`.',
  },
} as const satisfies Record<string, Variable>;

const temporal = {
  TEMPORAL_ADDRESS: {
    group: 'Temporal',
    usedBy: ['api', 'worker', 'start', 'cli'],
    description:
      'The Temporal frontend, host and port. This and every other `TEMPORAL_…` variable (TLS, profiles, `TEMPORAL_CONFIG_FILE`, gRPC metadata) is read by Temporal’s own [environment configuration](https://docs.temporal.io/develop/environment-configuration). `throughline start` reads them only with `--external-temporal`.',
    default: 'localhost:7233',
  },
  TEMPORAL_NAMESPACE: {
    group: 'Temporal',
    usedBy: ['api', 'worker', 'start', 'cli'],
    description: 'The Temporal namespace.',
    default: 'default',
  },
  TEMPORAL_API_KEY: {
    group: 'Temporal',
    usedBy: ['api', 'worker', 'start', 'cli'],
    description: 'An API key of Temporal Cloud. Switches TLS on.',
    secret: true,
  },
} as const satisfies Record<string, Variable>;

const backend = {
  THROUGHLINE_BACKEND_URL: {
    group: 'Internal backend',
    usedBy: ['worker'],
    description:
      'Your backend, which knows the customers, keeps the cases and owns the channels it opened interactions for.',
    example: 'https://crm.internal.example.com/throughline',
  },
  THROUGHLINE_BACKEND_TOKEN: {
    group: 'Internal backend',
    usedBy: ['worker', 'backend'],
    description: 'The bearer token for your backend.',
    example: 'change-me-change-me',
    secret: true,
  },
} as const satisfies Record<string, Variable>;

const localStack = {
  THROUGHLINE_STATE_DIR: {
    group: 'Local stack',
    usedBy: ['start', 'cli'],
    description:
      'Where `throughline start` keeps its state, and where the other commands find the running stack.',
    default: '.throughline',
  },
  THROUGHLINE_API_URL: {
    group: 'Local stack',
    usedBy: ['cli'],
    description: 'The API the commands talk to; without it the one that `throughline start` runs.',
    example: 'https://support.example.com',
  },
  THROUGHLINE_TOKEN: {
    group: 'Local stack',
    usedBy: ['cli'],
    description: 'The bearer token the commands use; without it the `ops` token of `throughline start`.',
    secret: true,
  },
  THROUGHLINE_EMULATOR_PORT: {
    group: 'Local stack',
    usedBy: ['emulator'],
    description: 'The port of the TaskRouter emulator.',
    default: '8788',
  },
  THROUGHLINE_EMULATOR_SEED: {
    group: 'Local stack',
    usedBy: ['emulator'],
    description:
      'A number, for tests: the emulator makes the same SIDs from the same seed. Without one every start draws its own.',
  },
  THROUGHLINE_EMULATOR_SNAPSHOT: {
    group: 'Local stack',
    usedBy: ['emulator'],
    description: 'A file in which the emulator keeps its state; without it a restart begins anew.',
  },
  THROUGHLINE_EMULATOR_CALLBACKS: {
    group: 'Local stack',
    usedBy: ['emulator'],
    description: '`paused` holds the emulator’s callbacks back until `POST /emulator/callbacks/resume`.',
    default: 'running',
  },
  THROUGHLINE_BACKEND_PORT: {
    group: 'Local stack',
    usedBy: ['backend'],
    description: 'The port of the local stand-in for your backend.',
    default: '8789',
  },
  THROUGHLINE_BACKEND_STATE: {
    group: 'Local stack',
    usedBy: ['backend'],
    description:
      'A file in which the local backend keeps notes and messages; without it a restart begins anew.',
  },
  THROUGHLINE_ENDS_WITH_PARENT: {
    group: 'Local stack',
    usedBy: ['api', 'worker', 'emulator', 'backend'],
    description:
      '`yes` ends the process when its standard input closes. `throughline start` sets it, so that nothing outlives it.',
    default: 'no',
  },
} as const satisfies Record<string, Variable>;

export const VARIABLES = { ...throughline, ...paging, ...twilio, ...temporal, ...backend, ...localStack };
export type VariableName = keyof typeof VARIABLES;
export const VARIABLE_NAMES = Object.keys(VARIABLES) as readonly VariableName[];

/** The row of a variable, with every optional field in its type. */
export const variable = (name: VariableName): Variable => VARIABLES[name];
