import type { MessagingChannel } from './messaging-addresses';
import { ADDRESSES } from './messaging-addresses';
import { ACCOUNT } from './account';
import type { Agent, Offer } from './agent';
import type { Floor } from './floor';
import { Interaction } from './interaction';
import { signedPost } from './signed-post';

let conversations = 0;

/** What agents of Flex find as the reason of a task that ended with its channel, or by its agent's leaving. */
export const ENDED_BY_FLEX = 'Interaction channel closed';

/** A conversation on Twilio as its customer lives it. */
export class Conversation {
  private constructor(
    private readonly floor: Floor,
    readonly channel: MessagingChannel,
    readonly sid: string,
    private readonly customer: {
      readonly id: string;
      readonly address: string;
      readonly identity: string | null;
    },
  ) {}

  /** The customer's first words open it: from an address by the address configuration, a web chat by its own door. */
  static async open(floor: Floor, id: string, channel: MessagingChannel): Promise<Conversation> {
    const n = String(++conversations);
    if (channel === 'chat') {
      const identity = `visitor-${n}`;
      const { sid } = await floor.twilio.client.conversations.v1.conversations.create({});
      await floor.twilio.client.conversations.v1.conversations(sid).participants.create({ identity });
      const chat = new Conversation(floor, channel, sid, { id, address: identity, identity });
      await chat.says('Hello?');
      return chat;
    }
    const address = ADDRESSES[channel].customer(n);
    const sid = await receive(floor, { from: address, to: ADDRESSES[channel].ours });
    return new Conversation(floor, channel, sid, { id, address, identity: null });
  }

  get customerAddress(): string {
    return this.customer.address;
  }

  private get there() {
    return this.floor.twilio.client.conversations.v1.conversations(this.sid);
  }

  /** The customer writes. Answers in which conversation that landed. */
  async says(text: string): Promise<string> {
    if (this.channel !== 'chat') {
      return receive(this.floor, { from: this.customer.address, to: ADDRESSES[this.channel].ours }, text);
    }
    await this.write(this.customer.address, text);
    await this.floor.settle();
    return this.sid;
  }

  /** The agent writes, from a desktop. */
  async hears(agent: Agent, text: string): Promise<void> {
    await this.write(agent.name, text);
    await this.floor.settle();
  }

  /** As `hears`, and the news of it is lost. */
  async hearsUntold(agent: Agent, text: string): Promise<void> {
    await this.there.messages.create({ author: agent.name, body: text });
  }

  private write = (author: string, body: string) =>
    this.there.messages.create({ author, body, xTwilioWebhookEnabled: 'true' });

  /** The customer closes the window, or their silence does it: Conversations tells, TaskRouter knows nothing of it. */
  async closes(): Promise<void> {
    await this.there.update({ state: 'closed', xTwilioWebhookEnabled: 'true' });
    await this.floor.settle();
  }

  /** Who is in it, by identity; null for who has an address. */
  async participants(): Promise<(string | null)[]> {
    return (await this.there.participants.list()).map(({ identity }) => identity);
  }

  async state(): Promise<{ state: string; said: string[] }> {
    const { state } = await this.there.fetch();
    const messages = await this.there.messages.list();
    return { state, said: messages.map(({ body }) => body) };
  }

  /** The backend that took the conversation in asks us for an agent. */
  async isBrought(attributes: object = {}): Promise<Interaction> {
    const { id, identity } = this.customer;
    const { status, body } = await this.floor.call('backend', 'POST', '/v1/interactions', {
      externalId: this.sid,
      source: 'web',
      customer: { id },
      conversation: { sid: this.sid, ...(identity && { identity }) },
      attributes: { channel: this.channel, ...attributes },
    });
    expect({ status, body }).toMatchObject({ status: 201 });
    await this.floor.settle();
    const { interactionId } = body as { interactionId: string };
    return new Interaction(this.floor, interactionId, this.sid);
  }

  /** Studio's Make HTTP Request: what it is answered, and the interaction of its execution. */
  async asksStudio(
    parameters: Record<string, string> = {},
  ): Promise<{ answer: Record<string, unknown>; interaction: Interaction }> {
    const executionSid = `FN${this.sid.slice(2)}`;
    const { id, address, identity } = this.customer;
    const { status, text } = await signedPost(this.floor, '/v1/webhooks/twilio/studio', {
      ExecutionSid: executionSid,
      ConversationSid: this.sid,
      Channel: this.channel === 'chat' ? 'web' : this.channel,
      ...(identity === null ? { Address: address } : { Identity: identity }),
      CustomerId: id,
      ...parameters,
    });
    expect(status).toBe(200);
    await this.floor.settle();
    const interaction = new Interaction(this.floor, executionSid, this.sid);
    return { answer: JSON.parse(text) as Record<string, unknown>, interaction };
  }

  /** Send to Flex, or whoever else asks Flex for an agent. Answers the task's SID. */
  async isSentToFlex(attributes: object = {}): Promise<string> {
    const taskSid = await this.sendToFlex(attributes);
    await this.floor.settle();
    return taskSid;
  }

  /** Somebody asks Flex for an agent, and at the same moment for one more. Answers the first task's SID. */
  async isSentToFlexTwice(agent: Agent): Promise<string> {
    const taskSid = await this.sendToFlex({});
    await this.invite(agent);
    await this.floor.settle();
    return taskSid;
  }

  private async sendToFlex(attributes: object): Promise<string> {
    const [plan] = await this.floor.twilio.workspace.workflows.list({
      friendlyName: `throughline/${this.channel === 'email' ? 'email' : 'messaging'}`,
    });
    const { routing } = await this.floor.twilio.client.flexApi.v1.interaction.create({
      channel: {
        type: this.channel === 'chat' ? 'web' : this.channel,
        initiated_by: 'customer',
        properties: { media_channel_sid: this.sid },
      },
      routing: {
        properties: {
          workspace_sid: this.floor.workspace.sid,
          workflow_sid: plan!.sid,
          task_channel_unique_name: this.channel,
          attributes,
        },
      },
    });
    return (routing as { properties: { sid: string } }).properties.sid;
  }

  /** What Flex's own button does: an invite to one agent, without any attribute of the first task. */
  async invites(agent: Agent): Promise<void> {
    await this.invite(agent);
    await this.floor.settle();
  }

  private async invite({ sid: workerSid }: Agent): Promise<void> {
    const [plan] = await this.floor.twilio.workspace.workflows.list({
      friendlyName: 'throughline/messaging',
    });
    await (
      await this.flexChannel()
    ).invites.create({
      routing: {
        properties: {
          workspace_sid: this.floor.workspace.sid,
          workflow_sid: plan!.sid,
          worker_sid: workerSid,
          task_channel_unique_name: this.channel,
        },
      },
    });
  }

  /** An agent leaves with Flex's own button; the others go on. */
  async loses({ taskSid }: Offer): Promise<void> {
    const channel = await this.flexChannel();
    const participants = await channel.participants.list();
    const left = participants.find(
      ({ routingProperties }) => (routingProperties as { task_sid?: string } | null)?.task_sid === taskSid,
    );
    await channel.participants(left!.sid).update({ status: 'closed' });
    await this.floor.settle();
  }

  private async flexChannel() {
    const tasks = await this.floor.twilio.workspace.tasks.list();
    const attributes = tasks
      .map((task) => JSON.parse(task.attributes) as Record<string, string>)
      .find(({ conversationSid }) => conversationSid === this.sid)!;
    return this.floor.twilio.client.flexApi.v1
      .interaction(attributes['flexInteractionSid']!)
      .channels(attributes['flexInteractionChannelSid']!);
  }

  /** How a task of this conversation ended, as TaskRouter shows it. */
  async endOf({ taskSid }: Pick<Offer, 'taskSid'>): Promise<{ status: string; reason: string }> {
    const { assignmentStatus: status, reason } = await this.floor.twilio.workspace.tasks(taskSid).fetch();
    return { status, reason };
  }
}

async function receive(
  floor: Floor,
  { from, to }: { from: string; to: string },
  body = 'Hello?',
): Promise<string> {
  const response = await fetch(`${floor.emulator.url}/emulator/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to, body }),
  });
  expect(response.status).toBe(201);
  await floor.settle();
  return ((await response.json()) as { conversationSid: string }).conversationSid;
}

/** A conversation's webhook as Twilio signs it, for what the emulator would not send. */
export const tellsOf = (floor: Floor, form: Record<string, string>, token = ACCOUNT.authToken) =>
  signedPost(floor, '/v1/webhooks/twilio/conversations', { AccountSid: ACCOUNT.sid, ...form }, token);
