import type { WebhookReport } from '../../src/api/events';
import type { KeptMessage, KeptNote } from '../../src/backend/store';
import type { Floor } from './floor';

/** What the test expected. Whatever else happened by the end is a failure. */
export class Ledger {
  private readonly offers = new Set<string>();
  private readonly notes = new Set<string>();
  private readonly messages = new Set<string>();
  private readonly troubles: unknown[] = [];
  private readonly webhooks: WebhookReport[] = [];
  private allowedOutcomes = new Set<string>();

  expectOffer = (sid: string): void => void this.offers.add(sid);
  knowsOffer = (sid: string): boolean => this.offers.has(sid);

  expectCaseNote(notes: readonly KeptNote[], interactionId: string, beginning: string): boolean {
    const found = notes.find(
      (note) =>
        note.interactionId === interactionId && note.text.startsWith(beginning) && !this.notes.has(note.key),
    );
    if (found) this.notes.add(found.key);
    return found !== undefined;
  }

  expectMessage(messages: readonly KeptMessage[], externalId: string, text: string | RegExp): boolean {
    const isIt = (said: string) => (typeof text === 'string' ? said === text : text.test(said));
    const found = messages.find((message) => message.externalId === externalId && isIt(message.text));
    if (found) this.messages.add(found.key);
    return found !== undefined;
  }

  /** The API itself failed, which no caller's mistake may bring about. */
  trouble = (error: unknown): void => void this.troubles.push(error);

  webhook = (report: WebhookReport): void => void this.webhooks.push(report);

  /** A test that plays with lost, late or forged webhooks says so. */
  allowWebhooks = (...outcomes: string[]): void =>
    outcomes.forEach((outcome) => this.allowedOutcomes.add(outcome));

  webhooksThat = (outcome: string): readonly WebhookReport[] =>
    this.webhooks.filter((report) => report.outcome === outcome);

  async check(floor: Floor): Promise<void> {
    const events = await floor.twilio.workspace.events.list({
      eventType: 'reservation.created',
      limit: 1_000,
    });
    const unexpected = {
      offers: events.map(({ resourceSid }) => resourceSid).filter((sid) => !this.offers.has(sid)),
      caseNotes: floor.backend.notes().filter(({ key }) => !this.notes.has(key)),
      messages: floor.backend.messages().filter(({ key }) => !this.messages.has(key)),
      pages: floor.receiver.unexpected(),
      troubles: this.troubles,
      webhooks: this.webhooks.filter(
        ({ outcome }) => !USUAL.has(outcome) && !this.allowedOutcomes.has(outcome),
      ),
    };
    expect(unexpected).toEqual({
      offers: [],
      caseNotes: [],
      messages: [],
      pages: [],
      troubles: [],
      webhooks: [],
    });
  }
}

/** `late`: events of a task whose interaction has just closed, such as the one that our own ending caused. */
const USUAL = new Set(['started', 'delivered', 'not_needed', 'answered', 'ignored', 'planned', 'late']);
