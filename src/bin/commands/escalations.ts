import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { apiAddress } from '../interactions/api-address';
import { ApiClient } from '../interactions/api-client';
import { renderEscalations } from '../interactions/render-escalations';
import { durationOption } from './duration-option';

interface ListFlags {
  readonly json?: boolean;
  readonly status?: string;
  readonly ladder?: string;
  readonly level?: string;
  readonly owner?: string;
  readonly olderThan?: number;
  readonly pageToken?: string;
  readonly pageSize?: string;
}

interface ReplayFlags {
  readonly key?: string;
  readonly json?: boolean;
}

const list = async ({ json, olderThan, ...filter }: ListFlags): Promise<void> => {
  const startedBefore = olderThan === undefined ? undefined : new Date(Date.now() - olderThan).toISOString();
  const page = await new ApiClient(apiAddress()).escalations({ ...filter, startedBefore });
  console.log(json ? JSON.stringify(page, null, 2) : renderEscalations(page));
};

const replay = async (escalationId: string, pageId: string, { key, json }: ReplayFlags): Promise<void> => {
  const api = new ApiClient(apiAddress());
  const answer = await api.replayPage(escalationId, pageId, key ?? randomUUID());
  const text = answer.why === null ? answer.outcome : `${answer.outcome}: ${answer.why}`;
  console.log(json ? JSON.stringify(answer, null, 2) : text);
  if (answer.outcome !== 'sent') process.exitCode = 1;
};

/** Who is asked outside the queues, and whose it is: for operators, over the API. */
export const addEscalationsCommand = (program: Command): void => {
  const escalations = program
    .command('escalations')
    .description('who is asked outside the queues: at which level, whose it is, until when')
    .addHelpText(
      'after',
      '\nWith THROUGHLINE_API_URL, THROUGHLINE_TOKEN must be that of a supervisor or of ops.',
    );
  escalations
    .command('list')
    .description('a line each, the newest first; those that are not over, unless you name a status')
    .option('--status <status>', 'open (nobody has taken it yet), acknowledged, resolved or unanswered')
    .option('--ladder <ladder>', 'of this ladder of the policy')
    .option('--level <n>', 'at this level')
    .option('--owner <name>', 'whose it is: a person or a channel of the policy, or the id of who took it')
    .option('--older-than <duration>', 'that began longer ago, e.g. 30m or 2h', durationOption)
    .option('--page-size <n>', 'from 1 to 100; 25 unless told')
    .option('--page-token <token>', 'the page that an earlier list names')
    .option('--json', 'as the API answers it')
    .action(list);
  escalations
    .command('replay <escalationId> <pageId>')
    .description(
      'send a webhook once more that its receiver did not take (`pageId` in `asked` of the live state)',
    )
    .option('--key <key>', 'an Idempotency-Key: asking twice sends it once')
    .option('--json', 'as the API answers it')
    .action(replay);
};
