import { OutsideError } from '../outside-error';
import { post } from './post';

const TIMEOUT_MS = 5_000;

/**
 * Tells one person something under the message whose button they pressed, by the `response_url` of their press (Slack,
 * "Handling user interaction", "Message responses"). `origin` is where such addresses are, and nothing is sent elsewhere.
 * Throws OutsideError.
 */
export const createSlackReply =
  (origin: string) =>
  async (responseUrl: string, text: string): Promise<void> => {
    if (!URL.canParse(responseUrl) || new URL(responseUrl).origin !== origin) {
      throw new OutsideError("The response_url is not one of Slack's.", 'refused', null);
    }
    await post({
      system: 'Slack',
      operation: 'tell who pressed the button',
      url: responseUrl,
      headers: {},
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
      timeoutMs: TIMEOUT_MS,
      outcomeOf: () => 'refused',
    });
  };
