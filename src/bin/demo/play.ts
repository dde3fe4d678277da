import { setTimeout as wait } from 'node:timers/promises';
import { createTwilioClient } from '../../adapters/taskrouter/client';
import { AgentDesk, nextOffer, type DeskTask } from '../agents/desk';
import type { DevFile } from '../dev-file';
import { ApiClient, type Interaction } from '../interactions/api-client';
import { follow } from '../interactions/follow';
import { localTwilioSettings } from '../local-twilio';
import { isTold } from './chapters';
import { inShort } from './in-short';
import { StoryClock } from './story-clock';

/** The customer, as the backend that owns the web chat describes them. */
const REQUEST = {
  externalId: 'demo-chat',
  source: 'web-chat',
  customer: { id: 'acct-42' },
  attributes: {
    channel: 'chat',
    language: 'en',
    priority: 'normal',
    issue_type: 'technical',
    customer_segment: 'enterprise',
    product_area: 'sso',
  },
};

/** Everybody who works the backup queue of policies/saas-support.yaml, but for ana, whom the story keeps away. */
const BACKUP = ['ben', 'chloe'] as const;

const READING_LOGS_MS = 30_000;
const FIXING_MS = 60_000;
const LOOK_EVERY_MS = 150;

export interface Play {
  readonly dev: DevFile;
  readonly speed: number;
  readonly say: (line: string) => void;
  /** Aborted to break the story off. */
  readonly abortSignal: AbortSignal;
}

/** Plays the story on a running stack and prints the timeline as it happens. Answers with the state it ended in. */
export async function play({ dev, speed, say, abortSignal }: Play): Promise<Interaction> {
  const clock = new StoryClock(speed);
  const aside = (line: string): void => say(`${clock.at(Date.now())}  · ${line}`);
  const backend = new ApiClient({ url: dev.apiUrl, token: dev.tokens.backend });
  aside('a chat at Meridian Freight: nobody can sign in. ana, the senior engineer, is not at her desk.');
  const { interactionId } = await backend.start(REQUEST);
  const agentsWork = answer({ dev, interactionId, clock, aside, abortSignal });
  const story = tell({ api: backend, interactionId, clock, say, abortSignal });
  const [state] = await Promise.all([story, agentsWork]);
  return state;
}

interface Telling {
  readonly api: ApiClient;
  readonly interactionId: string;
  readonly clock: StoryClock;
  readonly say: (line: string) => void;
  readonly abortSignal: AbortSignal;
}

async function tell({ api, interactionId, clock, say, abortSignal }: Telling): Promise<Interaction> {
  const moments = follow({
    read: () => api.read(interactionId),
    pause: () => wait(LOOK_EVERY_MS, undefined, { signal: abortSignal }),
    isOver: isTold,
  });
  for (;;) {
    const next = await moments.next();
    if (next.done) return next.value;
    say(`${clock.at(Date.parse(next.value.at))}  ${inShort(next.value)}`);
  }
}

interface Work {
  readonly dev: DevFile;
  readonly interactionId: string;
  readonly clock: StoryClock;
  readonly aside: (line: string) => void;
  readonly abortSignal: AbortSignal;
}

/** Whoever of the backup agents is asked first takes the customer and helps them. */
async function answer({ dev, interactionId, clock, aside, abortSignal }: Work): Promise<void> {
  const settings = localTwilioSettings(dev);
  if (settings === null) throw new Error('The story is played on the local TaskRouter only.');
  const { workspace } = createTwilioClient(settings);
  const desks = await Promise.all(BACKUP.map((agent) => AgentDesk.of(workspace, agent)));
  const offer = await nextOffer(desks, abortSignal);
  await offer.update('accepted');
  for (const line of await onScreen(offer)) aside(line);
  const api = new ApiClient({ url: dev.apiUrl, token: dev.tokens.agents[offer.agent] ?? '' });
  await clock.pass(READING_LOGS_MS);
  const text = 'The audience in the SAML response is the old entity id; the signing certificate is new.';
  await api.command(interactionId, 'notes', { text }, `${interactionId}-note`);
  await clock.pass(FIXING_MS);
  const note = 'Entity id put back and the new certificate uploaded; sign-in verified with the customer.';
  await api.command(interactionId, 'resolve', { note }, `${interactionId}-resolve`);
}

async function onScreen(offer: DeskTask): Promise<readonly string[]> {
  const { customer_profile: profile } = (await offer.attributes()) as {
    customer_profile?: { account_name?: string; tier?: string; prior_cases?: { subject: string }[] };
  };
  return [
    `${offer.agent} accepts and sees: ${profile?.account_name ?? 'no account'}, ${profile?.tier ?? 'no tier'}`,
    ...(profile?.prior_cases ?? []).map(({ subject }) => `an earlier case: ${subject}`),
  ];
}
