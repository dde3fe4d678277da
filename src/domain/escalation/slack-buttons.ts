import type { EscalationCommandKind } from './commands';

/** The `action_id` of each button under a message in Slack, by the command that it gives. Wire format. */
export const SLACK_BUTTONS = {
  acknowledge: 'throughline_acknowledge',
  resolve_escalation: 'throughline_resolve',
  hand_back: 'throughline_hand_back',
} as const satisfies Partial<Record<EscalationCommandKind, string>>;
