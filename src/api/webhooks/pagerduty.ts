import { cutText } from '../../domain/cut-text';
import { readAlertKey } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { pagerDutyEvent } from '../contract/pagerduty';
import { answerEscalation } from './answer-escalation';
import { taken, type WebhookDeps, type WebhookReply } from './webhook';

const LONGEST_NAME = 100;

const UNACKNOWLEDGED = 'incident.unacknowledged';

/**
 * Only a person's answer counts. An acknowledgement that we told PagerDuty of comes back as the integration's, and an
 * incident that a service resolves by itself has been looked at by nobody. That nobody has it any more counts whoever says
 * so: an acknowledgement that has timed out is taken back by the service.
 */
const isPerson = (type: string | undefined): boolean => type === 'user' || type === 'user_reference';

function commandOf(
  type: string,
  alert: string,
  { by, as }: Pick<EscalationCommand, 'by'> & { readonly as: string },
): EscalationCommand | null {
  switch (type) {
    case 'incident.acknowledged':
      return { kind: 'acknowledge', by, as };
    case 'incident.resolved':
      return { kind: 'resolve_escalation', by, as, note: null };
    case UNACKNOWLEDGED:
      return { kind: 'hand_back', by, as, note: null, alert };
    default:
      return null;
  }
}

/**
 * What PagerDuty tells of its incidents. What is none of ours, or means nothing to us, is taken all the same: after three
 * refusals PagerDuty would send nothing for 24 hours (Webhooks, Behavior, "Temporary Disablement").
 */
export const createPagerDutyWebhook =
  (deps: Pick<WebhookDeps, 'gateway' | 'deadlines'>) =>
  async (body: unknown): Promise<WebhookReply> => {
    const reading = pagerDutyEvent.safeParse(body);
    if (!reading.success) return taken('ignored');
    const { id, event_type: type, agent, data } = reading.data.event;
    const key = data.incident_key ?? '';
    const alert = readAlertKey(key);
    if (alert === null || (type !== UNACKNOWLEDGED && !isPerson(agent?.type))) return taken('ignored');
    const name = agent?.summary ? cutText(agent.summary, LONGEST_NAME) : null;
    const by = { kind: 'pagerduty', id: name } as const;
    const command = commandOf(type, key, { by, as: alert.channel });
    if (command === null) return taken('ignored');
    const { outcome } = await answerEscalation(deps, alert, `pagerduty/${id}`, command);
    return { ...taken(outcome), eventType: type };
  };
