import { toRoutingEvent } from '../../src/adapters/taskrouter/event-log';
import type { RoutingEvent } from '../../src/domain/routing-event';
import type { Emission, Engine } from '../../src/taskrouter-engine';
import { engineOf } from './centre';
import type { World } from './world';

/** An engine at a world, and what it tells meanwhile. */
export function openEngine(world: World, isBirth = false): { engine: Engine; told: RoutingEvent[] } {
  const told: RoutingEvent[] = [];
  const observe = (emission: Emission): void => {
    if (emission.kind === 'event') told.push(...signalsOf(emission.event, isBirth));
  };
  return { engine: engineOf(world.engine, { observe }), told };
}

type Told = Extract<Emission, { kind: 'event' }>['event'];

/** What of TaskRouter's events reaches the interaction as a signal (gateway/deliver.ts). */
function signalsOf({ sid, type, at, resourceSid, data }: Told, isBirth: boolean): RoutingEvent[] {
  if ((type === 'task.created' && !isBirth) || type.startsWith('task-queue.') || type === 'workflow.entered')
    return [];
  if (type === 'reservation.created') return [];
  if (type === 'reservation.rejected' && !(data['task_attributes'] ?? '').includes('"agentSid"')) return [];
  const logged = {
    sid,
    eventType: type,
    eventDate: new Date(at),
    eventDateMs: at,
    resourceSid,
    eventData: data,
  };
  return toRoutingEvent(logged);
}
