import type { Task } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { given } from '../http/parameters';
import { changeChannel } from './change-channel';
import { flexAttributes, insightsAttributes } from './flex-attributes';
import type { Interaction, Invite } from './interaction';
import type { Routing } from './routing';

const attributesFor = (interaction: Interaction, inviteSid: string, { attributes }: Routing): string =>
  JSON.stringify({
    ...attributes,
    ...flexAttributes(interaction, inviteSid),
    conversations: insightsAttributes(interaction, attributes['conversations']),
  });

/** An invite that was just made, with its task as it was created: pending, whatever happened to it since. */
export interface Invited {
  readonly invite: Invite;
  readonly task: Task;
}

/**
 * Asks for an agent: makes a task, and remembers that whoever accepts it joins the channel. Throws EngineError when no
 * such task can be made.
 */
export function invite(
  emulator: Emulator,
  interactionSid: string,
  routing: Routing,
  sid = emulator.sids.next('KG'),
): Invited {
  const { engine, flex, effects } = emulator;
  const interaction = flex.interactions.get(interactionSid)!;
  const { workspaceSid } = routing;
  const task = engine.tasks.create(workspaceSid, {
    attributes: attributesFor(interaction, sid, routing),
    ...given({
      workflowSid: routing.workflowSid ?? undefined,
      routingTarget: routing.routingTarget ?? undefined,
      taskChannel: routing.taskChannel ?? undefined,
      priority: routing.priority ?? undefined,
      timeout: routing.timeout ?? undefined,
    }),
  });
  const fresh = { sid, workspaceSid, taskSid: task.sid };
  changeChannel(emulator, interactionSid, { invites: [...interaction.channel.invites, fresh] });
  flex.interactionOfTask.set(task.sid, interactionSid);
  effects.add(engine.now(), 'tasks.create', task.sid);
  for (const { sid: reservationSid } of engine.reservations.listOfTask(workspaceSid, task.sid)) {
    declineOnFault(emulator, workspaceSid, reservationSid);
  }
  return { invite: fresh, task };
}

/** Where a fault wants it, the agent who is asked declines. */
export function declineOnFault({ engine, faults }: Emulator, workspaceSid: string, sid: string): void {
  if (engine.reservations.fetch(workspaceSid, sid).status !== 'pending' || faults.onInvite() === null) return;
  engine.reservations.update(workspaceSid, sid, { status: 'rejected' });
}
