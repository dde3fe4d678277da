import { connectionPolicyOf, type ConnectionPolicy, type FailureKind } from './connection-overrides';
import type { Delivery, Outcome } from './delivery';
import { postForm, type Agents, type PostResult } from './post-form';
import { encodeForm, signForm } from './signature';

export interface Sender {
  readonly authToken: string;
  readonly agents: Agents;
  readonly abortSignal: AbortSignal;
}

const failureOf = (result: PostResult): FailureKind | null => {
  if (result.kind === 'failure') return result.phase;
  if (result.status >= 500) return '5xx';
  return result.status >= 400 ? '4xx' : null;
};

/** Makes a delivery, with the retries that its URL asks for. Never rejects. */
export async function attemptDelivery(sender: Sender, delivery: Delivery): Promise<Outcome> {
  const policy = connectionPolicyOf(delivery.url);
  const deadline = performance.now() + Math.min(policy.totalTime, delivery.timeLimit);
  for (let attempt = 0; ; attempt += 1) {
    const result = await post(sender, delivery, policy, deadline - performance.now());
    const failure = failureOf(result);
    const isOver = attempt >= policy.retries || performance.now() >= deadline || sender.abortSignal.aborted;
    if (failure === null || isOver || !policy.retryOn.includes(failure)) return outcomeOf(result);
  }
}

function post(
  { authToken, agents, abortSignal }: Sender,
  { url, form, token }: Delivery,
  policy: ConnectionPolicy,
  timeLeft: number,
): Promise<PostResult> {
  return postForm(agents, {
    url,
    body: encodeForm(form),
    headers: {
      'X-Twilio-Signature': signForm(authToken, url, form),
      'I-Twilio-Idempotency-Token': token,
      'User-Agent': 'throughline-emulator',
      Accept: '*/*',
    },
    connectTimeout: Math.min(policy.connectTimeout, timeLeft),
    readTimeout: Math.min(policy.readTimeout, timeLeft),
    abortSignal,
  });
}

const outcomeOf = (result: PostResult): Outcome =>
  result.kind === 'answer' ? result : { kind: 'failure', reason: result.reason };
