import type { Command } from 'commander';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { createTwilioClient } from '../../adapters/taskrouter/client';
import { readCliConfig } from '../../config/local-config';
import { AgentDesk, AgentDeskError, nextOffer } from '../agents/desk';
import { readDevFile } from '../dev-file';
import { endRequested } from '../end-requested';
import { columns } from '../columns';
import { localTwilioSettings } from '../local-twilio';

/** The local stack's workspace. Throws AgentDeskError when no stack with an emulator is running. */
const localWorkspace = (): WorkspaceContext => {
  const { stateDir } = readCliConfig().config;
  const dev = readDevFile(stateDir);
  const settings = dev && localTwilioSettings(dev);
  if (settings) return createTwilioClient(settings).workspace;
  throw new AgentDeskError(
    `No stack with a local TaskRouter is running on ${stateDir}: \`npm start\` runs one.`,
  );
};

const list = async (): Promise<void> => {
  const workspace = localWorkspace();
  const rows = await Promise.all(
    (await workspace.workers.list()).map(async ({ friendlyName, activityName }) => {
      const desk = await AgentDesk.of(workspace, friendlyName);
      const tasks = await desk.tasks('pending', 'accepted', 'wrapping');
      return [
        friendlyName,
        activityName,
        tasks.map(({ status, taskSid }) => `${status} ${taskSid}`).join(', '),
      ];
    }),
  );
  console.log(columns([['AGENT', 'STATUS', 'TASKS'], ...rows]));
};

const accept = async (desk: AgentDesk): Promise<void> => {
  const abortSignal = endRequested();
  const [waiting] = await desk.tasks('pending');
  if (waiting === undefined)
    console.log(`${desk.agent} has no offer yet; waiting for one (Ctrl-C to give up).`);
  const offer = await nextOffer([desk], abortSignal);
  await offer.update('accepted');
  console.log(`${desk.agent} accepted ${offer.taskSid} and sees:`);
  console.log(JSON.stringify(await offer.attributes(), null, 2));
};

/** What an agent does with the task at hand, and in which state it must be for that. */
const MOVES = {
  reject: { from: ['pending'], to: 'rejected' },
  'wrap-up': { from: ['accepted'], to: 'wrapping' },
  complete: { from: ['accepted', 'wrapping'], to: 'completed' },
} as const;

const act = async (name: string, does: string): Promise<void> => {
  const desk = await AgentDesk.of(localWorkspace(), name);
  if (does === 'accept') return accept(desk);
  const move = Object.entries(MOVES).find(([verb]) => verb === does)?.[1];
  if (move === undefined) {
    await desk.become(does);
    return console.log(`${name} is ${does}.`);
  }
  const [task] = await desk.tasks(...move.from);
  if (task === undefined) throw new AgentDeskError(`${name} has no task that is ${move.from.join(' or ')}.`);
  await task.update(move.to);
  console.log(`${task.taskSid} is ${move.to}.`);
};

/** The agents of the local stack, for whoever tries it: their desktops are TaskRouter's REST API. */
export const addAgentsCommand = (program: Command): void => {
  const agents = program.command('agents').description('the agents of the local stack');
  agents.command('list').description('their statuses and tasks').action(list);
  agents
    .command('act <name> <does>')
    .description(
      'accept (waits for an offer), reject, wrap-up, complete; or a status: available, unavailable, offline',
    )
    .action(act);
};
