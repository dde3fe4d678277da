import type { WebhookHandler } from './webhook';

/**
 * TaskRouter's assignment callback wants 200 and `application/json` within 5 s, else it calls the fallback URL; an
 * empty body means that the reservation is settled elsewhere (Twilio, "Handle assignment callbacks"): at the agent's
 * desktop.
 */
export const answerAssignment: WebhookHandler = async () => ({
  status: 200,
  outcome: 'answered',
  body: { type: 'application/json', text: '' },
});
