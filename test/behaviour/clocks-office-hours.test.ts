import { CLOCKS, LATE } from '../harness/clocks';
import { useFloor } from '../harness/floor';
import { answers } from '../harness/ladders';
import { forwardTo, shownInBerlin } from '../harness/local-time';
import { SENIOR } from '../harness/policies';

/** E-mails wait for days. */
const MAIL = CLOCKS.replace(
  '\ndefault_route:\n',
  '\n  - { name: mail, when: channel == "email", steps: [{ queue: senior, accept_within: 96h }] }\ndefault_route:\n',
).replace(
  '  - name: enterprise\n    when: customer_segment == "enterprise"',
  '  - name: enterprise\n    when: customer_segment == "enterprise" AND channel != "email"',
);
const floor = useFloor(MAIL);

/** Twenty hours are lived through, each quarter of an hour of which looks at the task. */
jest.setTimeout(150_000);

const firstResponse = async (id: string) => {
  const { body } = await floor().call('ops', 'GET', `/v1/interactions/${id}`);
  const { clocks } = body as { clocks: { clock: string; dueAt: string; leftMs: number; status: string }[] };
  return clocks.find(({ clock }) => clock === 'first_response')!;
};

test('four hours that begin on Thursday at four end on Friday at noon', async () => {
  await forwardTo(floor(), 'Thu 16:00');
  const mail = await floor().customer('acct-42').asks('email');
  const { dueAt } = await firstResponse(mail.id);
  expect(shownInBerlin(Date.parse(dueAt))).toMatch(/^Fri 12:0[0-2]$/);

  await floor().forward('10 hours');
  // One hour has counted by then, and none since.
  const { leftMs, status } = await firstResponse(mail.id);
  expect(status).toBe('running');
  expect(leftMs / 60_000).toBeGreaterThan(180);
  expect(leftMs / 60_000).toBeLessThan(182);

  await floor().forward(`${Math.ceil((Date.parse(dueAt) - floor().clock.now()) / 1_000) + 1} seconds`);
  await mail.customerIsTold(LATE);
  await floor().receiver.hearsOfClock('first_response', 'breached');
  await floor().receiver.pages('dana', { level: 1 });
  await floor().receiver.hearsOfClock('resolution', 'warned');
  await answers(floor(), `${mail.id}-e1`, 'resolve', { role: 'supervisor' });
  await mail.hasCaseNote('Escalation: resolved (engineering)');
  const ana = await floor().agent('ana', SENIOR);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});
