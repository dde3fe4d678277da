import { readAlertKey } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { SLACK_BUTTONS } from '../../domain/escalation/slack-buttons';
import { slackPress } from '../contract/slack';
import { answerEscalation } from './answer-escalation';
import { taken, type WebhookDeps, type WebhookReply } from './webhook';

/** Slack waits 3 s for the answer to a press ("Handling user interaction", "Acknowledgment response"). */
const PATIENCE_MS = 2_500;

/** What a button says; null for what is none of ours. A button has no room for a note. */
function commandOf(actionId: string, answer: Pick<EscalationCommand, 'by'> & { readonly as: string }) {
  switch (actionId) {
    case SLACK_BUTTONS.acknowledge:
      return { kind: 'acknowledge', ...answer } as const;
    case SLACK_BUTTONS.resolve_escalation:
      return { kind: 'resolve_escalation', ...answer, note: null } as const;
    case SLACK_BUTTONS.hand_back:
      return { kind: 'hand_back', ...answer, note: null } as const;
    default:
      return null;
  }
}

const OURS: readonly string[] = Object.values(SLACK_BUTTONS);

/** Slack wants 200 and an empty body. */
const answered = (reply: WebhookReply): WebhookReply =>
  reply.status === 204 ? { ...reply, status: 200 } : reply;

/**
 * Somebody pressed a button in Slack. What follows is to be seen in the message, which the escalation changes; whoever was
 * too late, or may not, is told why, alone. What is none of ours is taken all the same.
 */
export const createSlackWebhook =
  ({ gateway, deadlines, slack, events }: Pick<WebhookDeps, 'gateway' | 'deadlines' | 'slack' | 'events'>) =>
  async (payload: unknown, requestId: string): Promise<WebhookReply> => {
    const reading = slackPress.safeParse(payload);
    if (!reading.success) return answered(taken('ignored'));
    const { user, actions, response_url: responseUrl } = reading.data;
    const press = actions.find(({ action_id: id }) => OURS.includes(id));
    const alert = readAlertKey(press?.value ?? '');
    if (press === undefined || alert === null) return answered(taken('ignored'));
    const by = { kind: 'slack', id: user.id } as const;
    const command = commandOf(press.action_id, { by, as: alert.channel });
    if (command === null) return answered(taken('ignored'));
    const { outcome, refusal } = await answerEscalation(
      { gateway, deadlines: { ...deadlines, webhookMs: Math.min(deadlines.webhookMs, PATIENCE_MS) } },
      alert,
      `slack/${user.id}/${press.action_ts}`,
      command,
    );
    if (refusal !== null && responseUrl !== undefined) {
      // Not waited for: Slack must have its answer first.
      void slack?.reply(responseUrl, refusal).catch((error: unknown) => events.onError(error, requestId));
    }
    return answered({ ...taken(outcome), eventType: 'block_actions' });
  };
