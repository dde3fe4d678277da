import { createIncidents, type Agent, type Incident } from './incidents';
import { eventOf, sendWebhook, type Subscription } from './webhooks';

export interface PagerDutySettings {
  /** The key of its one integration: 32 characters. */
  readonly routingKey: string;
  /** Null: nobody hears of what happens to incidents. */
  readonly subscription: Subscription | null;
}

export type Answer = 'acknowledge' | 'resolve';

const STATUS = { acknowledge: 'acknowledged', resolve: 'resolved', unacknowledge: 'triggered' } as const;

/** Something that was sent to it, when and under which `dedup_key`. */
export interface ReceivedEvent {
  readonly at: number;
  readonly key: string;
  readonly action: 'trigger' | Answer;
}

const INTEGRATION: Agent = {
  type: 'inbound_integration_reference',
  id: 'PINTEGRATION',
  summary: 'Throughline',
};

/** One of PagerDuty's services, with the people who answer its incidents. */
export function createPagerDutyService(now: () => number, { routingKey, subscription }: PagerDutySettings) {
  const tell = async (incident: Incident, agent: Agent): Promise<number | null> =>
    subscription === null ? null : sendWebhook(eventOf(incident, agent, now()), subscription);
  let last: Promise<number | null> = Promise.resolve(null);
  const incidents = createIncidents(now, (incident, agent) => {
    // In the order in which they came about (Webhooks, Behavior, "Ordering").
    last = last.then(() => tell(incident, agent));
  });
  const received: ReceivedEvent[] = [];
  const receive = (key: string, action: ReceivedEvent['action']): void =>
    void received.push({ at: now(), key, action });
  return {
    routingKey,
    /** All that it was sent, in order. */
    received: (): readonly ReceivedEvent[] => [...received],
    incidents: (): readonly Incident[] => incidents.all(),
    triggered(key: string, title: string): void {
      receive(key, 'trigger');
      incidents.trigger(key, title, INTEGRATION);
    },
    told(key: string, answer: Answer): void {
      receive(key, answer);
      incidents.change(key, STATUS[answer], INTEGRATION);
    },
    /** A person answers in PagerDuty. What the webhook was answered; false: there is no such open incident. */
    async answers(
      key: string,
      answer: Answer | 'unacknowledge',
      person: string,
    ): Promise<number | null | false> {
      const agent: Agent = { type: 'user_reference', id: 'PUSER', summary: person };
      return incidents.change(key, STATUS[answer], agent) && last;
    },
  };
}

export type PagerDutyService = ReturnType<typeof createPagerDutyService>;
