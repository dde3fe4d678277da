import type { Command } from 'commander';
import { examineAll, type Check, type Examination } from '../doctor/check';
import { readinessChecks, reconciliationChecks } from '../doctor/service';
import { namespaceChecks } from '../doctor/temporal';
import { workspaceChecks } from '../doctor/twilio';
import { apiAddress } from '../interactions/api-address';
import { ApiClient } from '../interactions/api-client';
import { ASSIGNMENT_PATH, EVENTS_PATH, policyTarget } from '../policy-target';
import { withRolloutTarget } from '../rollout/target';

const api: Examination = {
  name: 'api',
  examine: async () => {
    const address = apiAddress();
    return readinessChecks(address.url, await new ApiClient(address).readiness());
  },
};

const reconciliation: Examination = {
  name: 'reconciliation',
  examine: async () => reconciliationChecks(await new ApiClient(apiAddress()).reconciliation()),
};

const namespace: Examination = {
  name: 'namespace',
  examine: () =>
    withRolloutTarget(({ client, address }) =>
      namespaceChecks(client.connection as Parameters<typeof namespaceChecks>[0], {
        address,
        namespace: client.options.namespace,
      }),
    ),
};

const workspace: Examination = {
  name: 'workspace',
  examine: async () => {
    const { workspace: context, store, assignmentCallbackUrl } = policyTarget();
    const eventsUrl = assignmentCallbackUrl.replace(ASSIGNMENT_PATH, EVENTS_PATH);
    return workspaceChecks(context, await store.current(), eventsUrl);
  },
};

const MARK = { ok: 'ok     ', warning: 'warning', missing: 'MISSING' } as const;

const render = ({ name, status, says, fix }: Check): string =>
  [`${MARK[status]}  ${name}: ${says}`, ...(fix === null ? [] : [`         -> ${fix}`])].join('\n');

async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
  const checks = await examineAll([api, namespace, workspace, reconciliation]);
  console.log(json ? JSON.stringify(checks, null, 2) : checks.map(render).join('\n'));
  if (checks.some(({ status }) => status === 'missing')) process.exitCode = 1;
}

/** For whoever wants to know whether all is there, before customers tell them. */
export const addDoctorCommand = (program: Command): void => {
  program
    .command('doctor')
    .description(
      'what is reachable, what is missing, and what to do about it; exits with 1 when customers may get lost',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nIt asks the stack that runs here, or the API, server and workspace that the environment names\n' +
        '(THROUGHLINE_API_URL, TEMPORAL_ADDRESS, THROUGHLINE_TWILIO=live: docs/configuration.md).',
    )
    .action(doctor);
};
