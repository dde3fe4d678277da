import { InvalidArgumentError, type Command } from 'commander';
import { listVersions, promoteVersion, rampVersion, type WorkerVersion } from '../../gateway/deployments';
import { renderDrainage, renderUnknown, renderVersions } from '../rollout/render';
import { moveInteractions } from '../../gateway/move-interactions';
import { withRolloutTarget, type RolloutTarget } from '../rollout/target';

const say = (line: string): void => console.log(line);

const showVersions = async ({ client, deployment, address }: RolloutTarget): Promise<void> => {
  say(`Deployment ${deployment} at ${address}:`);
  say(renderVersions(await listVersions(client, deployment)));
};

const status = ({ json }: { readonly json?: boolean }): Promise<void> =>
  withRolloutTarget(async (target) => {
    if (!json) return showVersions(target);
    say(JSON.stringify(await listVersions(target.client, target.deployment), null, 2));
  });

const promote = (buildId: string): Promise<void> =>
  withRolloutTarget(async (target) => {
    await promoteVersion(target.client, { deployment: target.deployment, buildId });
    await showVersions(target);
  });

const percentage = (text: string): number => {
  const percent = Number(text);
  if (!/^\d+$/.test(text) || percent > 100) throw new InvalidArgumentError('It is a number from 0 to 100.');
  return percent;
};

const ramp = (buildId: string, percent: number): Promise<void> =>
  withRolloutTarget(async (target) => {
    await rampVersion(target.client, { deployment: target.deployment, buildId }, percent);
    await showVersions(target);
  });

const move = (from: string, to: string): Promise<void> =>
  withRolloutTarget(async ({ client, deployment }) => {
    const { moved, failed } = await moveInteractions(client, { deployment, buildId: from }, to);
    say(`${moved} open interactions of ${from} go to ${to} at their next step.`);
    if (failed === 0) return;
    say(`${failed} could not be told; most have closed meanwhile. Repeat it to be sure.`);
    process.exitCode = 1;
  });

interface DrainedFlags {
  readonly empty?: boolean;
}

const isOver = ({ status: now, closed }: WorkerVersion, { empty }: DrainedFlags): boolean =>
  now === 'drained' && (!empty || closed === 0);

/** A mistyped name must not pass for a build that may be removed, nor for one to wait for. */
const UNKNOWN_BUILD = 2;

const drained = (buildId: string, flags: DrainedFlags): Promise<void> =>
  withRolloutTarget(async ({ client, deployment }) => {
    const versions = await listVersions(client, deployment);
    const version = versions.find((known) => known.buildId === buildId);
    say(version === undefined ? renderUnknown(buildId, deployment, versions) : renderDrainage(version));
    if (version === undefined) process.exitCode = UNKNOWN_BUILD;
    else if (!isOver(version, flags)) process.exitCode = 1;
  });

/** For whoever rolls out; docs/rollout.md has the order of it. */
export const addRolloutCommand = (program: Command): void => {
  const rollout = program
    .command('rollout')
    .description('the builds of the workers: which is current, which drains (docs/rollout.md)')
    .addHelpText(
      'after',
      '\nIt asks the server that TEMPORAL_ADDRESS names, else that of the running local stack, for the deployment\n' +
        'THROUGHLINE_DEPLOYMENT (by default: throughline).',
    );
  rollout
    .command('status')
    .description('every build that Temporal knows, and how many interactions are on it')
    .option('--json', 'for programs')
    .action(status);
  rollout
    .command('promote <build>')
    .description('send all new interactions to a build; the one before drains. Also the way back')
    .action(promote);
  rollout
    .command('ramp')
    .argument('<build>')
    .argument('<percent>', 'from 0 to 100', percentage)
    .description('send a part of the new interactions to a build; 0 takes it out again')
    .action(ramp);
  rollout
    .command('move <from> <to>')
    .description('send the open interactions of a build to another, whose code must replay them: a hot fix')
    .action(move);
  rollout
    .command('drained <build>')
    .description(
      'exit with 0 once no open interaction needs the build, with 1 before, with 2 if nobody knows it',
    )
    .option('--empty', 'and no closed one of it is kept either, so nobody can ask for one')
    .action(drained);
};
