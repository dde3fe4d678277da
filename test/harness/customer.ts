import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call as EmulatedCall } from '../../src/emulator';
import type { Floor } from './floor';
import { Conversation } from './conversation';
import { Interaction } from './interaction';
import type { MessagingChannel } from './messaging-addresses';

let contacts = 0;

const CALLER = '+15005550001';

/** Somebody who wants help. */
export class Customer {
  constructor(
    private readonly floor: Floor,
    readonly id: string,
  ) {}

  /** Posts a support request through the backend that owns the channel. */
  async asks(channel: 'chat' | 'sms' | 'whatsapp' | 'email', attributes: object = {}): Promise<Interaction> {
    const externalId = `${channel}-${++contacts}`;
    const { status, body } = await this.floor.call('backend', 'POST', '/v1/interactions', {
      externalId,
      source: 'web',
      customer: { id: this.id },
      attributes: { channel, ...attributes },
    });
    expect({ status, body }).toMatchObject({ status: 201 });
    const interaction = new Interaction(
      this.floor,
      (body as { interactionId: string }).interactionId,
      externalId,
    );
    await this.floor.settle();
    return interaction;
  }

  /** Opens a conversation on Twilio with their first words. */
  writesBy = (channel: MessagingChannel) => Conversation.open(this.floor, this.id, channel);

  opensChat = (attributes: object = {}) => this.asks('chat', attributes);

  /** Calls in: the emulator asks our voice webhook what to do with the call. */
  async calls(attributes: Record<string, string> = {}, from = CALLER): Promise<Call> {
    const query = new URLSearchParams(attributes).toString();
    return this.placeCall(query === '' ? this.voiceUrl : `${this.voiceUrl}?${query}`, from);
  }

  /** Calls in, and has nothing to say onto a tape. */
  callsInSilence = () => this.placeCall(this.voiceUrl, CALLER, true);

  /** Calls a number that somebody else answers, with this TwiML. */
  async callsInto(twiml: (callSid: string) => string): Promise<Call> {
    const server = createServer((request, response) => {
      let form = '';
      request.on('data', (chunk: Buffer) => (form += chunk.toString()));
      request.on('end', () => {
        const callSid = new URLSearchParams(form).get('CallSid') ?? '';
        response.writeHead(200, { 'content-type': 'text/xml' }).end(twiml(callSid));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const call = await this.placeCall(`http://127.0.0.1:${port}/`);
    server.close();
    return call;
  }

  private get voiceUrl(): string {
    return `${this.floor.publicUrl}/v1/webhooks/twilio/voice`;
  }

  private async placeCall(url: string, from = CALLER, silent = false): Promise<Call> {
    const { emulator } = this.floor;
    const response = await fetch(`${emulator.url}/emulator/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        from,
        to: '+15005550100',
        url,
        statusCallback: `${this.voiceUrl}/status`,
        silent,
      }),
    });
    expect(response.status).toBe(201);
    const { sid } = (await response.json()) as { sid: string };
    await this.floor.settle();
    return new Call(this.floor, sid);
  }
}

/** A phone call as its caller lives it. */
export class Call {
  readonly interaction: Interaction;

  constructor(
    private readonly floor: Floor,
    readonly sid: string,
  ) {
    this.interaction = new Interaction(floor, sid, null);
  }

  async hangsUp(): Promise<void> {
    await this.hangsUpAtOnce();
    await this.floor.settle();
  }

  /** Without waiting for what follows: for use in the midst of something. */
  async hangsUpAtOnce(): Promise<void> {
    await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}/hangup`, { method: 'POST' });
  }

  /** Presses a key of their phone. */
  async presses(key: string): Promise<void> {
    const response = await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    expect(response.status).toBe(200);
    await this.floor.settle();
  }

  /** Whether they are speaking onto a tape. */
  async isRecorded(): Promise<boolean> {
    const response = await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}`);
    return ((await response.json()) as EmulatedCall).recording?.sid !== undefined;
  }

  async state(): Promise<{ status: string; said: string[] }> {
    const response = await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}`);
    const { status, steps } = (await response.json()) as EmulatedCall;
    return { status, said: steps.filter(({ verb }) => verb === 'Say').map(({ text }) => text) };
  }
}
