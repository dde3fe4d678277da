import { readFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { printOpenings } from '../calendar-openings';
import { policyTarget } from '../policy-target';
import { draftPolicy, publishPolicy, readPolicy } from '../publish-policy';

const apply = async (file: string): Promise<void> => {
  const draft = draftPolicy(readFileSync(file, 'utf8'), file);
  const { version, written } = await publishPolicy(draft, policyTarget());
  for (const change of written) console.log(change);
  console.log(`${version} is in force.`);
};

const check = (file: string): void => {
  console.log(`${draftPolicy(readFileSync(file, 'utf8'), file).version} has no mistakes.`);
};

interface CalendarFlags {
  readonly from?: string;
  readonly days: number;
}

const calendar = (file: string, name: string, { from, days }: CalendarFlags): void => {
  const { calendars } = readPolicy(readFileSync(file, 'utf8'), file);
  const named = calendars.get(name);
  if (named === undefined) {
    const names = [...calendars.keys()].join(', ');
    throw new Error(
      `${file} has no calendar "${name}". ${names === '' ? 'It has none.' : `There are: ${names}.`}`,
    );
  }
  console.log(printOpenings(named.calendar, from ?? Date.now(), days));
};

const MOST_DAYS = 366;

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_DAYS}.`);
}

export const addPolicyCommand = (program: Command): void => {
  const policy = program.command('policy').description('routing policies');
  policy.command('check <file>').description('say every mistake in a policy, with its line').action(check);
  policy
    .command('calendar <file> <name>')
    .description('show when a calendar of a policy is open, in its own zone')
    .option('--from <date>', 'the first date, e.g. 2026-12-20; today unless given')
    .option('--days <number>', 'how many dates', daysOf, 7)
    .action(calendar);
  policy
    .command('apply <file>')
    .description('make TaskRouter route by a policy, and put it in force')
    .addHelpText(
      'after',
      '\nIt goes to the running local stack. With THROUGHLINE_TWILIO=live it goes to the workspace that the\n' +
        'environment names, and changes only queues and workflows called throughline/….',
    )
    .action(apply);
};
