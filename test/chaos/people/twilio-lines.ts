import type { Twilio } from 'twilio';
import { LOCAL_ADDRESSES } from '../../../src/bin/supervisor/stack/seed-conversations';
import type { ChaosStack } from '../stack/stack';
import type { Plan } from './plans';

const phone = (n: number): string => `+1500${String(5_550_000 + (n % 1_000_000)).padStart(7, '0')}`;

/** Where a customer writes from: a number or an address of their own each. */
const FROM = {
  sms: (n: number) => phone(n),
  whatsapp: (n: number) => `whatsapp:${phone(n)}`,
  email: (n: number) => `customer-${n}@example.com`,
} as const;

/** A customer's conversation on Twilio. */
export interface Conversation {
  readonly sid: string;
  /** A web chat's customer has one, the others an address. */
  readonly identity: string | null;
}

/** What customers reach us by that is Twilio's: conversations and the telephone. */
export class TwilioLines {
  private readonly twilio: Twilio;
  private readonly emulatorUrl: string;
  private readonly publicUrl: string;

  constructor({ emulatorUrl, context, twilio }: ChaosStack) {
    this.twilio = twilio;
    this.emulatorUrl = emulatorUrl;
    this.publicUrl = context.publicUrl;
  }

  /** Dials; answers with the CallSid. */
  async dial({ name, n, route }: Plan): Promise<string> {
    const voice = `${this.publicUrl}/v1/webhooks/twilio/voice`;
    const response = await this.ask('POST', '/calls', {
      from: phone(n),
      to: '+15005550100',
      url: `${voice}?${new URLSearchParams({ route, life: name }).toString()}`,
      statusCallback: `${voice}/status`,
    });
    return ((await this.told(response)) as { sid: string }).sid;
  }

  /** False when the line was dead already. */
  async hangUp(callSid: string): Promise<boolean> {
    const response = await this.ask('POST', `/calls/${callSid}/hangup`);
    if (response.status !== 409) await this.told(response);
    return response.status !== 409;
  }

  /** Whether the caller waits in a queue or has an agent, and whether the line is dead. */
  async listen(callSid: string): Promise<{ isThrough: boolean; isOver: boolean }> {
    const call = (await this.told(await this.ask('GET', `/calls/${callSid}`))) as {
      status: string;
      queue: { taskSid: string | null } | null;
    };
    const isOver = call.status !== 'ringing' && call.status !== 'in-progress';
    return { isThrough: (call.queue?.taskSid ?? null) !== null, isOver };
  }

  /** The customer's first words. */
  async open(plan: Plan): Promise<Conversation> {
    if (plan.channel !== 'chat') return { sid: await this.receive(plan, 'Hello?'), identity: null };
    const identity = `visitor-${plan.name}`;
    const { sid } = await this.twilio.conversations.v1.conversations.create({});
    await this.twilio.conversations.v1.conversations(sid).participants.create({ identity });
    await this.write(sid, identity, 'Hello?');
    return { sid, identity };
  }

  async says(plan: Plan, { sid, identity }: Conversation): Promise<void> {
    if (identity === null) await this.receive(plan, 'Here it is.');
    else await this.write(sid, identity, 'Here it is.');
  }

  /** The customer closes the window; Conversations tells, TaskRouter knows nothing of it. */
  async close({ sid }: Conversation): Promise<void> {
    await this.twilio.conversations.v1
      .conversations(sid)
      .update({ state: 'closed', xTwilioWebhookEnabled: 'true' });
  }

  private async write(sid: string, author: string, body: string): Promise<void> {
    await this.twilio.conversations.v1
      .conversations(sid)
      .messages.create({ author, body, xTwilioWebhookEnabled: 'true' });
  }

  private async receive({ channel, n }: Plan, body: string): Promise<string> {
    if (channel === 'chat') throw new Error('Web chats have no address.');
    const sent = { from: FROM[channel](n), to: LOCAL_ADDRESSES[channel], body };
    const told = await this.told(await this.ask('POST', '/messages', sent));
    return (told as { conversationSid: string }).conversationSid;
  }

  private ask = (method: 'GET' | 'POST', path: string, body?: object): Promise<Response> =>
    fetch(`${this.emulatorUrl}/emulator${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });

  private async told(response: Response): Promise<unknown> {
    if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}
