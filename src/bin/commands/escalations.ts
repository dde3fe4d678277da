import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { apiAddress } from '../interactions/api-address';
import { ApiClient } from '../interactions/api-client';

interface ReplayFlags {
  readonly key?: string;
  readonly json?: boolean;
}

const replay = async (escalationId: string, pageId: string, { key, json }: ReplayFlags): Promise<void> => {
  const api = new ApiClient(apiAddress());
  const answer = await api.replayPage(escalationId, pageId, key ?? randomUUID());
  const text = answer.why === null ? answer.outcome : `${answer.outcome}: ${answer.why}`;
  console.log(json ? JSON.stringify(answer, null, 2) : text);
  if (answer.outcome !== 'sent') process.exitCode = 1;
};

/** What operators do about escalations, over the API. */
export const addEscalationsCommand = (program: Command): void => {
  const escalations = program
    .command('escalations')
    .description('what people outside the queues were asked')
    .addHelpText(
      'after',
      '\nWith THROUGHLINE_API_URL, THROUGHLINE_TOKEN must be that of a supervisor or of ops.',
    );
  escalations
    .command('replay <escalationId> <pageId>')
    .description(
      'send a webhook once more that its receiver did not take (`pageId` in `asked` of the live state)',
    )
    .option('--key <key>', 'an Idempotency-Key: asking twice sends it once')
    .option('--json', 'as the API answers it')
    .action(replay);
};
