import { taskRouterEventForm } from '../contract/twilio';
import { parseOrRefuse } from '../field-errors';
import { RequestError } from '../request-error';
import { deliver, keep } from './deliver';
import { taskRouterInboxEvent } from './inbox-event';
import { isRoutingEvent, toRoutingEvent } from './routing-event';
import type { TwilioForm } from './twilio-signature';
import { keepingOf, taken, type WebhookDeps, type WebhookHandler } from './webhook';

function refuseForeign(form: TwilioForm, { twilio }: WebhookDeps): void {
  const { WorkspaceSid } = form;
  if (twilio.workspaceSid === undefined || WorkspaceSid === undefined) return;
  if (WorkspaceSid !== twilio.workspaceSid) {
    throw new RequestError('foreign_workspace', 403, 'The event is of another TaskRouter workspace.');
  }
}

/**
 * TaskRouter's events. Types that move nothing go to the inbox alone. A signed event that would move an interaction and
 * cannot be read is 422: Twilio drops it as it would drop any 4xx, and its debugger shows why.
 */
export const createTaskRouterEvents =
  (deps: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const { gateway, twilio, now } = deps;
    const type = form['EventType'];
    const arrived = taskRouterInboxEvent(form, twilio.accountSid, now());
    if (typeof type === 'string' && !isRoutingEvent(type)) {
      refuseForeign(form, deps);
      return taken(await keep(arrived, keepingOf(deps)));
    }
    const fields = parseOrRefuse(taskRouterEventForm, form, 'body', 422);
    refuseForeign(form, deps);
    if (!isRoutingEvent(fields.EventType)) return taken(await keep(arrived, keepingOf(deps)));
    const { event, task } = toRoutingEvent(fields.EventType, fields);
    const outcome = await deliver(
      { ...arrived, key: event.key },
      () => gateway.deliver(event, task),
      keepingOf(deps),
    );
    return {
      ...taken(outcome),
      eventType: event.type,
      sids: [event.taskSid, ...(fields.Sid === undefined ? [] : [fields.Sid])],
    };
  };
