import { useFloor } from '../harness/floor';
import { SENIOR, SUPPORT, TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

const DEFECT = { attribute: 'customer', problem: 'crm_unavailable', source: 'crm' };

test.each(['down', 'nonsense', 'slow'] as const)(
  'a CRM that is %s costs no customer: the fallbacks route, and the defect is on record',
  async (mode) => {
    floor().backend.fail({ mode, path: '/customers', delayMs: 60_000 });
    const ben = await floor().agent('ben', SUPPORT);
    const chat = await floor().customer('acct-42').opensChat();
    const offer = await ben.expectsOffer();
    const { defects } = await chat.shows({ decision: { route: 'business' } });
    expect(defects).toContainEqual(expect.objectContaining(DEFECT));
    await offer.accepts();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
  },
);

test('a customer the CRM does not know is routed, and nobody asks again', async () => {
  const chat = await floor().customer('nobody-knows-me').opensChat();
  const { defects } = await chat.shows({ phase: 'waiting', decision: { route: 'business' } });
  expect(defects.map(({ problem }) => problem)).not.toContain('crm_unavailable');
  await chat.customerLeaves();
  await chat.closesAs('abandoned', 'customer_left');
});

test('an answer that comes late still moves a waiting customer to where they belong', async () => {
  const ana = await floor().agent('ana', SENIOR);
  floor().backend.fail({ mode: 'down', path: '/customers' });
  const chat = await floor().customer('acct-42').opensChat();
  await chat.shows({ phase: 'waiting', decision: { route: 'business' } });
  await ana.expectsNoOffer();

  floor().backend.fail({ mode: 'ok', path: '/customers' });
  const offer = await ana.expectsOffer();
  await chat.shows({ decision: { route: 'enterprise' }, legs: [{ route: 'enterprise', step: 1 }] });
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('an answer that comes after acceptance only informs the agent', async () => {
  const ben = await floor().agent('ben', SUPPORT);
  floor().backend.fail({ mode: 'down', path: '/customers' });
  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ben.expectsOffer();
  await offer.accepts();
  floor().backend.fail({ mode: 'ok', path: '/customers' });
  await chat.shows({
    decision: { route: 'business' },
    timeline: expect.arrayContaining([
      expect.objectContaining({ what: 'customer.enriched_late' }),
    ]) as unknown,
  });
  await floor().settle();
  expect(await offer.attributes()).toMatchObject({ customer_profile: { tier: 'enterprise' } });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('a case note is written when the CRM is back, and the interaction is closed all the while', async () => {
  const chat = await floor().customer('acct-42').opensChat();
  floor().backend.fail({ mode: 'down' });
  await chat.command('backend', 'cancel', { by: 'customer', reason: 'left' });
  await chat.shows({ phase: 'closed', outcome: 'abandoned' });
  expect(floor().backend.notes()).toEqual([]);
  floor().backend.fail({ mode: 'ok' });
  await chat.closesAs('abandoned', 'customer_left');
});
