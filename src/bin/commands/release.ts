import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { QueueReleaseView } from '../../api/contract/release';
import { PAUSE_MINUTES } from '../../domain/release-pause';
import { apiAddress } from '../interactions/api-address';
import { ApiClient } from '../interactions/api-client';
import { renderRelease, renderReleases } from '../interactions/render-releases';

interface Flags {
  readonly json?: boolean;
  readonly reason: string;
  readonly minutes?: string;
}

const print = (value: object, asJson: boolean | undefined, text: string): void =>
  console.log(asJson ? JSON.stringify(value, null, 2) : text);

const list = async ({ json }: Pick<Flags, 'json'>): Promise<void> => {
  const releases = await new ApiClient(apiAddress()).releases();
  print(releases, json, renderReleases(releases));
};

const show = (release: QueueReleaseView, json: boolean | undefined): void =>
  print(release, json, renderRelease(release));

const pause = async (queue: string, { json, reason, minutes }: Flags): Promise<void> => {
  // What is no number is the API's to refuse, with every other fault.
  const body = { reason, ...(minutes !== undefined && { minutes: Number(minutes) }) };
  show(await new ApiClient(apiAddress()).commandRelease(queue, 'pause', body, randomUUID()), json);
};

const resume = async (queue: string, { json, reason }: Flags): Promise<void> =>
  show(await new ApiClient(apiAddress()).commandRelease(queue, 'resume', { reason }, randomUUID()), json);

/** How queues let in who was held for their opening: for supervisors, over the API. */
export const addReleaseCommand = (program: Command): void => {
  const { shortest, longest, unlessTold } = PAUSE_MINUTES;
  const release = program
    .command('release')
    .description('how queues let in who was held for their opening; pause one, resume it');
  release
    .command('list')
    .description('a line for each queue whose policy says `release`')
    .option('--json', 'as the API answers it')
    .action(list);
  release
    .command('pause <queue>')
    .description('let nobody in, for a time')
    .requiredOption('--reason <text>', 'why; shown to everybody who looks')
    .option('--minutes <n>', `it ends by itself: from ${shortest} to ${longest}; ${unlessTold} unless told`)
    .option('--json', 'as the API answers it')
    .action(pause);
  release
    .command('resume <queue>')
    .description('let them in again')
    .requiredOption('--reason <text>', 'why')
    .option('--json', 'as the API answers it')
    .action(resume);
};
