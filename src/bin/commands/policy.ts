import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { policyTarget } from '../policy-target';
import { draftPolicy, publishPolicy } from '../publish-policy';

const apply = async (file: string): Promise<void> => {
  const draft = draftPolicy(readFileSync(file, 'utf8'), file);
  const { version, written } = await publishPolicy(draft, policyTarget());
  for (const change of written) console.log(change);
  console.log(`${version} is in force.`);
};

const check = (file: string): void => {
  console.log(`${draftPolicy(readFileSync(file, 'utf8'), file).version} has no mistakes.`);
};

export const addPolicyCommand = (program: Command): void => {
  const policy = program.command('policy').description('routing policies');
  policy.command('check <file>').description('say every mistake in a policy, with its line').action(check);
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
