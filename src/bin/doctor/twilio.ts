import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { PublishedPolicy } from '../../adapters/policy-store/port';
import { askTwilio } from '../../adapters/taskrouter/to-outside-error';
import { BIRTH_EVENTS, MOVING_EVENTS } from '../../domain/routing-event';
import { REPEATED } from '../policy-target';
import { missing, ok, warning, type Check } from './check';

const WITHOUT_RETRY = `Add ${REPEATED} to the address: Twilio then repeats what a busy minute did not take.`;

/** Where TaskRouter tells of events: at us, of all that we need, and more than once where need be. */
function callbackChecks(address: string, filter: string, wanted: string): Check[] {
  const [base, overrides = ''] = address.split('#');
  const callback = 'event callback';
  if (base !== wanted) {
    const says = base === '' ? 'none is set' : `goes to ${base}`;
    return [missing(callback, says, `Set the workspace's EventCallbackUrl to ${wanted}`)];
  }
  const told = filter.split(',').filter((type) => type !== '');
  const untold = [...BIRTH_EVENTS, ...MOVING_EVENTS].filter(
    (type) => told.length > 0 && !told.includes(type),
  );
  return [
    overrides.includes('rp=')
      ? ok(callback, `goes to ${base}`)
      : warning(callback, `goes to ${base}, without repeats`, WITHOUT_RETRY),
    ...(untold.length === 0
      ? []
      : [
          missing(
            'event filter',
            `leaves out ${untold.join(', ')}`,
            'Empty the workspace’s EventsFilter, or add these: until then only the log tells of them.',
          ),
        ]),
  ];
}

/** The workspace: whether it answers, tells us what happens, and routes by the policy in force. */
export async function workspaceChecks(
  workspace: WorkspaceContext,
  published: PublishedPolicy,
  eventsUrl: string,
): Promise<Check[]> {
  const { friendlyName, eventCallbackUrl, eventsFilter } = await askTwilio('read the workspace', () =>
    workspace.fetch(),
  );
  const plans = await askTwilio('list the routing plans', () => workspace.workflows.list());
  const sids = new Set<string>(plans.map(({ sid }) => sid));
  const lost = Object.entries(published.routingPlans).filter(([, sid]) => !sids.has(sid));
  return [
    ok('workspace', `${friendlyName} answers`),
    ...callbackChecks(eventCallbackUrl ?? '', eventsFilter ?? '', eventsUrl),
    lost.length === 0
      ? ok('routing plans', `of ${published.version} are there`)
      : missing(
          'routing plans',
          `the workspace has none for ${lost.map(([ringClass]) => ringClass).join(', ')}`,
          'Put the policy in force again: throughline policy apply FILE',
        ),
  ];
}
