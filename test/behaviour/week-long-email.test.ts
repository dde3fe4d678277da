import type { InteractionView } from '../../src/domain/interaction-view';
import type { Agent, Offer } from '../harness/agent';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';

const DAYS = 7;
const BURSTS_A_DAY = 5;
const NOTES_A_BURST = 9;
const MOST_EVENTS = 400;

const TO_BEN = { to: { agent: 'ben' }, mode: 'warm' };

const floor = useFloor(TRANSFERS, [`limit.historyCount.suggestContinueAsNew=${MOST_EVENTS}`]);

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

/** In the evening it is parked; in the morning it comes back to whoever had it. */
async function parksOvernight(email: Interaction, owner: Agent): Promise<Offer> {
  const until = new Date(floor().clock.now() + 23 * 3_600_000).toISOString();
  expect((await email.byAgent(owner.sid, 'park', { until })).status).toBe(200);
  await floor().forward('22 hours');
  await email.shows({ phase: 'parked' });
  await floor().forward('61 minutes');
  const offer = await owner.expectsOffer();
  await offer.accepts();
  return offer;
}

/** Each run but the last ended by going on as the next, before its history was long. */
async function expectShortRuns(email: Interaction): Promise<void> {
  const runs = await floor().temporal.runsOf(email.workflowId);
  expect(runs.length).toBeGreaterThan(3);
  expect(runs.slice(0, -1).map(({ status }) => status)).toEqual(runs.slice(1).map(() => 'CONTINUED_AS_NEW'));
  expect(Math.max(...runs.map(({ historyLength }) => historyLength))).toBeLessThan(MOST_EVENTS + 100);
}

test('an e-mail of a week and 300 events goes on in one run after another, and nothing is lost', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const ben = await floor().agent('ben', BILLING);
  const email = await floor().customer('acct-42').asks('email');
  await (await ana.expectsOffer()).accepts();
  const handsOver = () => email.command('supervisor', 'transfer', TO_BEN, 'transfer-1');
  const handedOver = await handsOver();
  expect(handedOver.status).toBe(202);
  let offer = await ben.expectsOffer();
  await offer.accepts();
  for (let day = 1; day <= DAYS; day++) {
    for (let n = 0; n < BURSTS_A_DAY; n++) {
      const told = await burst(email, ((day - 1) * BURSTS_A_DAY + n) * NOTES_A_BURST + 1);
      expect(withoutTimeline(await email.shows({ phase: 'active' }))).toEqual(withoutTimeline(told));
    }
    if (day < DAYS) offer = await parksOvernight(email, ben);
  }
  await expectShortRuns(email);

  const { legs } = await email.shows({ phase: 'active' });
  expect(legs.map(({ agent }) => agent?.name)).toEqual(['ana', ...Array.from({ length: DAYS }, () => 'ben')]);
  const listed = await floor().call('ops', 'GET', '/v1/interactions?channel=email');
  expect(listed.body).toMatchObject({ items: [{ interactionId: email.id, phase: 'active' }] });

  expect(await handsOver()).toEqual(handedOver);
  expect((await email.shows({ phase: 'active' })).legs).toEqual(legs);
  await offer.completes();
  await email.closesAs('resolved', 'completed');
  expect(floor().backend.notes()).toHaveLength(DAYS * BURSTS_A_DAY * NOTES_A_BURST + 1);
}, 240_000);
