import { useFloor } from '../harness/floor';
import { SENIOR, SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const parked = (activity: string) =>
  expect.objectContaining({
    what: 'fact.parked',
    details: expect.objectContaining({ what: `done:${activity}` }) as unknown,
  }) as unknown;

const tasks = () => floor().twilio.workspace.tasks.list();

test.each([
  ['of the CRM', 'enrich', 1],
  ['of the policy', 'decideRoute', 2],
  ['of a task that was made', 'createTask', 1],
])('an answer %s that our own code cannot fold costs no customer', async (_name, activity, times) => {
  floor().spoiling.next(activity, null, times);
  const ben = await floor().agent('ben', SUPPORT);
  const chat = await floor().customer('acct-7').opensChat();
  await floor().forward('10 seconds');
  const offer = await ben.expectsOffer();
  expect(floor().spoiling.left).toBe(0);
  const { timeline } = await chat.live();
  expect(timeline.filter(({ what }) => what === 'fact.parked')).toEqual([parked(activity)]);
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
  expect(await tasks()).toHaveLength(1);
});

test('a CRM whose answer breaks us counts as one that did not answer: a default, and a defect of its source', async () => {
  floor().spoiling.next('enrich', null, 1);
  const chat = await floor().customer('acct-42').opensChat();
  const { defects } = await chat.shows({ phase: 'waiting' });
  expect(defects).toContainEqual(
    expect.objectContaining({ attribute: 'customer', problem: 'crm_unavailable', source: 'crm' }),
  );
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('who waits is moved on all the same when the answer to their move breaks us', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'waiting', decision: { route: 'enterprise' } });
  floor().spoiling.next('moveToStep', null, 2);
  await floor().forward('70 seconds');
  expect(floor().spoiling.left).toBe(0);
  await chat.shows({ legs: [{ step: 2 }] });
  const ben = await floor().agent('ben', SUPPORT);
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an agent hears that a ladder could not be begun when the answer about it breaks us', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  floor().spoiling.next('planEscalation', null, 1);
  const body = { ladder: 'engineering' };
  expect(await chat.byAgent(ana.sid, 'escalations', body)).toMatchObject({
    status: 503,
    body: { code: 'ladder_unread' },
  });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});
