import type { Call as EmulatedCall } from '../../src/emulator';
import type { Floor } from './floor';
import { Interaction } from './interaction';

let contacts = 0;

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

  opensChat = (attributes: object = {}) => this.asks('chat', attributes);

  /** Calls in: the emulator asks our voice webhook what to do with the call. */
  async calls(attributes: Record<string, string> = {}): Promise<Call> {
    const { publicUrl, emulator } = this.floor;
    const voice = `${publicUrl}/v1/webhooks/twilio/voice`;
    const query = new URLSearchParams(attributes).toString();
    const response = await fetch(`${emulator.url}/emulator/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        from: '+15005550001',
        to: '+15005550100',
        url: query === '' ? voice : `${voice}?${query}`,
        statusCallback: `${voice}/status`,
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
    await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}/hangup`, { method: 'POST' });
    await this.floor.settle();
  }

  async state(): Promise<{ status: string; said: string[] }> {
    const response = await fetch(`${this.floor.emulator.url}/emulator/calls/${this.sid}`);
    const { status, steps } = (await response.json()) as EmulatedCall;
    return { status, said: steps.filter(({ verb }) => verb === 'Say').map(({ text }) => text) };
  }
}
