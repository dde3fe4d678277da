import { readAlertKey } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { slackPress } from '../contract/slack';
import { answerEscalation } from './answer-escalation';
import { taken, type WebhookDeps, type WebhookReply } from './webhook';

/** Slack waits 3 s for the answer to a press ("Handling user interaction", "Acknowledgment response"). */
const PATIENCE_MS = 2_500;

/** What each button says, by its `action_id` (adapters/paging/slack-message). Wire format. */
const COMMANDS = {
  throughline_acknowledge: (answer: Answer): EscalationCommand => ({ kind: 'acknowledge', ...answer }),
  throughline_resolve: (answer: Answer): EscalationCommand => ({
    kind: 'resolve_escalation',
    ...answer,
    note: null,
  }),
  throughline_hand_back: (answer: Answer): EscalationCommand => ({
    kind: 'hand_back',
    ...answer,
    note: null,
  }),
} as const;

type Answer = Pick<EscalationCommand, 'by'> & { readonly as: string };
const isButton = (id: string): id is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, id);

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
    const press = actions.find(({ action_id: id }) => isButton(id));
    const alert = readAlertKey(press?.value ?? '');
    if (press === undefined || !isButton(press.action_id) || alert === null)
      return answered(taken('ignored'));
    const { outcome, refusal } = await answerEscalation(
      { gateway, deadlines: { ...deadlines, webhookMs: Math.min(deadlines.webhookMs, PATIENCE_MS) } },
      alert,
      `slack/${user.id}/${press.action_ts}`,
      COMMANDS[press.action_id]({ by: { kind: 'slack', id: user.id }, as: alert.channel }),
    );
    if (refusal !== null && responseUrl !== undefined) {
      // Not waited for: Slack must have its answer first.
      void slack?.reply(responseUrl, refusal).catch((error: unknown) => events.onError(error, requestId));
    }
    return answered({ ...taken(outcome), eventType: 'block_actions' });
  };
