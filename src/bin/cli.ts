#!/usr/bin/env node
import { Command } from 'commander';
import { version } from '../../package.json';
import { addAgentsCommand } from './commands/agents';
import { addDemoCommand } from './commands/demo';
import { addDoctorCommand } from './commands/doctor';
import { addEmulatorCommand } from './commands/emulator';
import { addEscalationsCommand } from './commands/escalations';
import { addInteractionsCommand } from './commands/interactions';
import { addNamespaceCommand } from './commands/namespace';
import { addOverrideCommand } from './commands/override';
import { addPolicyCommand } from './commands/policy';
import { addReleaseCommand } from './commands/release';
import { addReplayCommand } from './commands/replay';
import { addRolloutCommand } from './commands/rollout';
import { addStartCommand } from './commands/start';

const program = new Command('throughline')
  .description('Durable escalation workflows for support teams on Twilio Flex')
  .version(version)
  .showHelpAfterError();

addStartCommand(program);
addDemoCommand(program);
addInteractionsCommand(program);
addEscalationsCommand(program);
addReleaseCommand(program);
addDoctorCommand(program);
addAgentsCommand(program);
addOverrideCommand(program);
addPolicyCommand(program);
addNamespaceCommand(program);
addReplayCommand(program);
addRolloutCommand(program);
addEmulatorCommand(program);

/** Errors of ours say what to do; a stack trace would only hide it. */
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
