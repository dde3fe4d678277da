import { setTimeout as wait } from 'node:timers/promises';
import { type Command } from 'commander';
import { ApiClient } from '../interactions/api-client';
import { apiAddress } from '../interactions/api-address';
import { follow } from '../interactions/follow';
import { renderInteraction, renderList, renderMoment } from '../interactions/render';

interface ListFlags {
  readonly json?: boolean;
  readonly phase?: string;
  readonly queue?: string;
  readonly channel?: string;
  readonly tier?: string;
  readonly pageToken?: string;
  readonly pageSize?: string;
}

const LOOK_EVERY_MS = 1_000;

const print = (value: object, asJson: boolean | undefined, text: () => string): void =>
  console.log(asJson ? JSON.stringify(value, null, 2) : text());

const list = async ({ json, ...filter }: ListFlags): Promise<void> => {
  const page = await new ApiClient(apiAddress()).list({ ...filter });
  print(page, json, () => renderList(page));
};

const show = async (id: string, { json }: { json?: boolean }): Promise<void> => {
  const state = await new ApiClient(apiAddress()).read(id);
  print(state, json, () => renderInteraction(state));
};

const watch = async (id: string, { json }: { json?: boolean }): Promise<void> => {
  const api = new ApiClient(apiAddress());
  const moments = follow({
    read: () => api.read(id),
    pause: () => wait(LOOK_EVERY_MS),
    isOver: ({ phase }) => phase === 'closed',
  });
  for await (const moment of moments) {
    console.log(json ? JSON.stringify(moment) : `${moment.at}  ${renderMoment(moment)}`);
  }
};

/** Where interactions are, and why: for operators, over the API. */
export const addInteractionsCommand = (program: Command): void => {
  const interactions = program
    .command('interactions')
    .description('where interactions are, and why')
    .addHelpText(
      'after',
      '\nThey are asked of the stack that runs here, or of the API that THROUGHLINE_API_URL and THROUGHLINE_TOKEN name.',
    );
  interactions
    .command('list')
    .description('a line each, the newest first')
    .option('--phase <phase>', 'intake, waiting, active, wrapping, closed, …')
    .option('--queue <queue>', 'the queue they wait in or were accepted in')
    .option('--channel <channel>', 'voice, chat, sms, whatsapp or email')
    .option('--tier <tier>', 'the customer’s tier')
    .option('--page-size <n>', 'from 1 to 100; 25 unless told')
    .option('--page-token <token>', 'the page that an earlier list names')
    .option('--json', 'as the API answers it')
    .action(list);
  interactions
    .command('show <id>')
    .description('all that is known of one: legs, deadlines, decision, timeline')
    .option('--json', 'as the API answers it')
    .action(show);
  interactions
    .command('watch <id>')
    .description('its timeline, as it happens, until it is closed')
    .option('--json', 'a JSON object a line')
    .action(watch);
};
