import { taskRouterEventForm } from '../contract/twilio';
import { parseOrRefuse } from '../field-errors';
import { RequestError } from '../request-error';
import { deliver } from './deliver';
import { isRoutingEvent, toRoutingEvent } from './routing-event';
import { taken, type WebhookDeps, type WebhookHandler } from './webhook';

/**
 * TaskRouter's events. Types that move nothing are answered at once. A signed event that cannot be read is 422: Twilio
 * drops it as it would drop any 4xx, and its debugger shows why.
 */
export const createTaskRouterEvents =
  ({ gateway, twilio, deadlines }: WebhookDeps): WebhookHandler =>
  async ({ form }) => {
    const type = form['EventType'];
    if (typeof type === 'string' && !isRoutingEvent(type)) return taken('ignored');
    const fields = parseOrRefuse(taskRouterEventForm, form, 'body', 422);
    if (!isRoutingEvent(fields.EventType)) return taken('ignored');
    if (twilio.workspaceSid !== undefined && fields.WorkspaceSid !== twilio.workspaceSid) {
      throw new RequestError('foreign_workspace', 403, 'The event is of another TaskRouter workspace.');
    }
    const { event, task } = toRoutingEvent(fields.EventType, fields);
    return {
      ...taken(await deliver(deadlines.webhookMs, gateway.deliver(event, task))),
      eventType: event.type,
      sids: [event.taskSid, ...(fields.Sid === undefined ? [] : [fields.Sid])],
    };
  };
