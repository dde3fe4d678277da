import type { InteractionView } from '../../src/domain/interaction-view';
import type { Agent } from '../harness/agent';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';

const DAYS = 7;
const BURSTS_A_DAY = 5;
const NOTES_A_BURST = 9;
const MOST_EVENTS = 400;

const NIGHTS = TRANSFERS.replace('accept_within: 2m', 'accept_within: 24h');

const floor = useFloor(NIGHTS, [`limit.historyCount.suggestContinueAsNew=${MOST_EVENTS}`]);

/** Several at once, as colleagues write; then the state as the last answer showed it. */
async function burst(email: Interaction, first: number): Promise<InteractionView> {
  const numbers = Array.from({ length: NOTES_A_BURST }, (_none, n) => first + n);
  const answers = await Promise.all(
    numbers.map((n) => email.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
  for (const n of numbers) await email.hasCaseNote(`note ${n}`);
  await floor().settle();
  return answers.at(-1)!.body as InteractionView;
}

/** All but what the background wrote meanwhile. */
const withoutTimeline = ({ timeline: _timeline, ...rest }: InteractionView) => rest;

/** In the evening the e-mail goes to the other team's queue, where it waits until somebody is there in the morning. */
async function handsOver(email: Interaction, from: Agent, to: Agent, day: number) {
  await to.capacity('email', 0);
  const queue = to.name === 'ben' ? 'billing' : 'senior';
  const body = { to: { queue }, mode: 'cold', override: true };
  const asked = await email.command('supervisor', 'transfer', body, `transfer-${day}`);
  expect(asked.status).toBe(202);
  await floor().forward('23 hours');
  await email.shows({ phase: 'transferring' });
  await to.capacity('email', 1);
  const offer = await to.expectsOffer();
  await offer.accepts();
  await from.expectsNoOffer();
  return { offer, sendsAgain: () => email.command('supervisor', 'transfer', body, `transfer-${day}`), asked };
}

/** Each run but the last ended by going on as the next, before its history was long. */
async function expectShortRuns(email: Interaction): Promise<void> {
  const runs = await floor().temporal.runsOf(email.workflowId);
  expect(runs.length).toBeGreaterThan(3);
  expect(runs.slice(0, -1).map(({ status }) => status)).toEqual(runs.slice(1).map(() => 'CONTINUED_AS_NEW'));
  expect(Math.max(...runs.map(({ historyLength }) => historyLength))).toBeLessThan(MOST_EVENTS + 100);
}

test('an e-mail of a week and 300 events goes on in one run after another, and nothing is lost', async () => {
  let [owner, other] = [await floor().agent('ana', SENIOR), await floor().agent('ben', BILLING)];
  const email = await floor().customer('acct-42').asks('email');
  let offer = await owner.expectsOffer();
  await offer.accepts();
  const handOvers: Awaited<ReturnType<typeof handsOver>>[] = [];
  for (let day = 1; day <= DAYS; day++) {
    for (let n = 0; n < BURSTS_A_DAY; n++) {
      const told = await burst(email, ((day - 1) * BURSTS_A_DAY + n) * NOTES_A_BURST + 1);
      expect(withoutTimeline(await email.live())).toEqual(withoutTimeline(told));
    }
    if (day === DAYS) break;
    handOvers.push(await handsOver(email, owner, other, day));
    offer = handOvers.at(-1)!.offer;
    [owner, other] = [other, owner];
  }
  await expectShortRuns(email);

  const { legs } = await email.live();
  expect(legs.map(({ agent }) => agent?.name)).toEqual(['ana', 'ben', 'ana', 'ben', 'ana', 'ben', 'ana']);
  const listed = await floor().call('ops', 'GET', '/v1/interactions?channel=email');
  expect(listed.body).toMatchObject({ items: [{ interactionId: email.id, phase: 'active' }] });

  const [{ asked, sendsAgain }] = handOvers as [(typeof handOvers)[number]];
  expect(await sendsAgain()).toEqual(asked);
  expect((await email.live()).legs).toEqual(legs);
  await offer.completes();
  await email.closesAs('resolved', 'completed');
  expect(floor().backend.notes()).toHaveLength(DAYS * BURSTS_A_DAY * NOTES_A_BURST + 1);
}, 240_000);
