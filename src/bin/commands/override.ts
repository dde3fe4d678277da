import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { apiAddress } from '../interactions/api-address';
import { ApiClient } from '../interactions/api-client';
import { renderOverride, renderOverrides, renderPreview } from '../interactions/render-overrides';
import { durationOption } from './duration-option';

interface OverrideFlags {
  readonly fromQueue?: string;
  readonly fromRoute?: string;
  readonly to: string;
  readonly for: number;
  readonly reason: string;
  readonly key?: string;
  readonly json?: boolean;
}

const requestOf = ({ fromQueue, fromRoute, to, for: ms, reason }: OverrideFlags) => ({
  from: {
    ...(fromQueue !== undefined && { queue: fromQueue }),
    ...(fromRoute !== undefined && { route: fromRoute }),
  },
  to: { queue: to },
  reason,
  until: new Date(Date.now() + ms).toISOString(),
});

const api = (): ApiClient => new ApiClient(apiAddress('supervisor'));

const print = (value: object, asJson: boolean | undefined, text: string): void =>
  console.log(asJson ? JSON.stringify(value, null, 2) : text);

const preview = async (flags: OverrideFlags): Promise<void> => {
  const answer = await api().previewOverride(requestOf(flags));
  print(answer, flags.json, renderPreview(answer));
};

const apply = async (flags: OverrideFlags): Promise<void> => {
  const answer = await api().beginOverride(requestOf(flags), flags.key ?? randomUUID());
  print(answer, flags.json, renderOverride(answer));
};

const list = async ({ json }: { json?: boolean }): Promise<void> => {
  const answer = await api().overrides();
  print(answer, json, renderOverrides(answer.items));
};

const end = async (id: string, { reason, json }: { reason: string; json?: boolean }): Promise<void> => {
  const answer = await api().endOverride(id, { reason }, randomUUID());
  print(answer, json, renderOverride(answer));
};

const asked = (command: Command): Command =>
  command
    .option('--from-queue <queue>', 'those who wait in this queue')
    .option('--from-route <route>', 'those who wait anywhere on this route')
    .requiredOption('--to <queue>', 'where they are to wait')
    .requiredOption('--for <duration>', 'how long, e.g. 30m or 2h; at most 24h', durationOption)
    .requiredOption('--reason <text>', 'why; it stands in every timeline')
    .option('--json', 'as the API answers it');

/** Emergency overrides, for supervisors, over the API. */
export const addOverrideCommand = (program: Command): void => {
  const override = program
    .command('override')
    .description('lead those who wait in a queue or on a route elsewhere, for a time')
    .addHelpText('after', '\nWith THROUGHLINE_API_URL, THROUGHLINE_TOKEN must be that of a supervisor.');
  asked(override.command('preview').description('who would be led elsewhere, and who would not')).action(
    preview,
  );
  asked(override.command('apply').description('begin one'))
    .option('--key <key>', 'an Idempotency-Key: asking twice begins one')
    .action(apply);
  override
    .command('list')
    .description('the newest first, those that are over among them')
    .option('--json', 'as the API answers it')
    .action(list);
  override
    .command('end <id>')
    .description('end one before its time')
    .requiredOption('--reason <text>', 'why')
    .option('--json', 'as the API answers it')
    .action(end);
};
