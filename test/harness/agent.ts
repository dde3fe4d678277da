import type { ReservationInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker/reservation';
import type { Floor } from './floor';
import { eventually } from './temporal';

/** A person who answers, at a desktop that uses nothing but Twilio's REST API. */
export class Agent {
  private constructor(
    private readonly floor: Floor,
    readonly name: string,
    readonly sid: string,
  ) {}

  static async hire(floor: Floor, name: string, attributes: object, available: boolean): Promise<Agent> {
    const { workspace, twilio } = floor;
    const worker = await twilio.workspace.workers.create({
      friendlyName: name,
      attributes: JSON.stringify(attributes),
      activitySid: available ? workspace.available : workspace.offline,
    });
    return new Agent(floor, name, worker.sid);
  }

  async becomes(status: 'available' | 'offline'): Promise<void> {
    await this.floor.twilio.workspace.workers(this.sid).update({ activitySid: this.floor.workspace[status] });
  }

  async capacity(channel: string, capacity: number): Promise<void> {
    await this.floor.twilio.workspace.workers(this.sid).workerChannels(channel).update({ capacity });
  }

  private get reservations() {
    return this.floor.twilio.workspace.workers(this.sid).reservations;
  }

  private pending(): Promise<ReservationInstance[]> {
    return this.reservations.list({ reservationStatus: 'pending' });
  }

  /** Waits for an offer that was not expected before. */
  async expectsOffer(): Promise<Offer> {
    let offer: Offer | null = null;
    await eventually(`${this.name} has an offer`, async () => {
      const [fresh] = (await this.pending()).filter(({ sid }) => !this.floor.ledger.knowsOffer(sid));
      if (fresh) offer = new Offer(this.floor, this, fresh.sid, fresh.taskSid);
      return offer !== null;
    }).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await this.floor.describe()}`);
    });
    this.floor.ledger.expectOffer(offer!.sid);
    return offer!;
  }

  hasOffer = async (): Promise<boolean> => (await this.pending()).length > 0;

  /** Takes what is offered, without waiting for what follows: for use in the midst of something. */
  async acceptsAtOnce(): Promise<void> {
    const [fresh] = await this.pending();
    if (fresh === undefined) throw new Error(`${this.name} has no offer.`);
    this.floor.ledger.expectOffer(fresh.sid);
    await this.reservations(fresh.sid).update({ reservationStatus: 'accepted' });
  }

  async completesAtOnce(): Promise<void> {
    const [held] = await this.reservations.list({ reservationStatus: 'accepted' });
    await this.reservations(held?.sid ?? '').update({ reservationStatus: 'completed' });
    await this.floor.settle();
  }

  /** TaskRouter asked again what was declined; that offer was withdrawn. */
  async expectsWithdrawnOffer(): Promise<void> {
    const canceled = await this.reservations.list({ reservationStatus: 'canceled' });
    const fresh = canceled.filter(({ sid }) => !this.floor.ledger.knowsOffer(sid));
    expect(fresh).toHaveLength(1);
    this.floor.ledger.expectOffer(fresh[0]!.sid);
  }

  async expectsNoOffer(): Promise<void> {
    await this.floor.settle();
    const fresh = (await this.pending()).filter(({ sid }) => !this.floor.ledger.knowsOffer(sid));
    expect(fresh.map(({ sid }) => `${this.name}: ${sid}`)).toEqual([]);
  }
}

/** A reservation, in prose. */
export class Offer {
  constructor(
    private readonly floor: Floor,
    private readonly agent: Agent,
    readonly sid: string,
    readonly taskSid: string,
  ) {}

  private update(reservationStatus: 'accepted' | 'rejected' | 'wrapping' | 'completed') {
    return this.floor.twilio.workspace
      .workers(this.agent.sid)
      .reservations(this.sid)
      .update({ reservationStatus });
  }

  private async act(status: 'accepted' | 'rejected' | 'wrapping' | 'completed'): Promise<this> {
    await this.update(status);
    await this.floor.settle();
    return this;
  }

  accepts = () => this.act('accepted');
  rejects = () => this.act('rejected');
  wrapsUp = () => this.act('wrapping');
  completes = () => this.act('completed');

  /** The attributes that the agent's desktop sees. */
  async attributes(): Promise<Record<string, unknown>> {
    const { attributes } = await this.floor.twilio.workspace.tasks(this.taskSid).fetch();
    return JSON.parse(attributes) as Record<string, unknown>;
  }
}
