import { randomUUID } from 'node:crypto';
import { useFloor } from '../harness/floor';
import { overrideFor, Overrides } from '../harness/overrides';
import { BILLING, SUPPORT, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);
const overrides = () => new Overrides(floor());
const body = (more: object = {}, duration = '10 minutes') => overrideFor(floor(), duration, more);

test('for supervisors only', async () => {
  const ana = await floor().agent('ana', BILLING);
  for (const path of ['', '/preview'] as const) {
    for (const role of ['ops', 'backend'] as const) {
      expect(await overrides().ask(path, body(), role)).toMatchObject({
        status: 403,
        body: { code: 'role_required' },
      });
    }
  }
  expect(await floor().callAs(ana.sid, 'POST', '/v1/overrides', body())).toMatchObject({ status: 403 });
  const override = await overrides().begins(body());
  const path = `/v1/overrides/${override.id}/end`;
  expect(await floor().call('ops', 'POST', path, { reason: 'enough' })).toMatchObject({ status: 403 });
  await override.shows({ status: 'holding' });
});

test.each([
  ['an unknown source', { from: { queue: 'seniors' } }, 'source_unknown', 'Did you mean'],
  ['an unknown route', { from: { route: 'enterprises' } }, 'source_unknown', 'There is no route'],
  ['an unknown target', { to: { queue: 'bills' } }, 'target_unknown', 'There is no queue "bills"'],
  ['a closed target', { to: { queue: 'legal' } }, 'queue_closed', 'The queue legal is closed'],
  ['a target out of hours', { to: { queue: 'night' } }, 'queue_closed', 'The queue night is closed'],
  ['a target with nobody there', {}, 'queue_unstaffed', 'Nobody is available in billing'],
])('%s', async (_, more, code, detail) => {
  expect(await overrides().ask('', body(more))).toMatchObject({
    status: 409,
    body: { code, detail: expect.stringContaining(detail) as string },
  });
});

test('what is wrong with the request is told at once', async () => {
  const { status, body: problem } = await overrides().ask('', {
    ...body({ to: { queue: 'senior' } }),
    until: new Date(floor().clock.now() - 1_000).toISOString(),
  });
  expect({ status, problem }).toMatchObject({
    status: 400,
    problem: {
      errors: [
        { field: '/until', code: 'too_early' },
        { field: '/to/queue', code: 'same_queue' },
      ],
    },
  });
  expect(await overrides().ask('', body({}, '25 hours'))).toMatchObject({
    status: 400,
    body: { code: 'too_late' },
  });
  expect(await overrides().ask('', { from: {}, reason: '' })).toMatchObject({ status: 400 });
});

test('a second one of the same queue, a chain, a circle; not once the first is over', async () => {
  await floor().agent('ben', BILLING);
  await floor().agent('cy', SUPPORT);
  const first = await overrides().begins(body());
  const refusals = async (more: object) => (await overrides().ask('', body(more))).body;
  expect(await refusals({ to: { queue: 'everybody' } })).toMatchObject({
    status: 409,
    code: 'override_conflict',
    detail: expect.stringContaining(first.id) as string,
  });
  expect(await refusals({ from: { queue: 'billing' }, to: { queue: 'everybody' } })).toMatchObject({
    code: 'override_chain',
  });
  await floor().agent('ana', { routing: { skills: ['senior'], levels: {} } });
  expect(await refusals({ from: { queue: 'everybody' }, to: { queue: 'senior' } })).toMatchObject({
    code: 'override_chain',
  });
  await first.ends();
  await floor().forward('1 minute');
  await first.shows({ status: 'over' });
  await overrides().begins(body({ to: { queue: 'everybody' } }));
});

test('the same key begins one; with another body it is refused', async () => {
  await floor().agent('ben', BILLING);
  const asked = body();
  const first = await overrides().ask('', asked, 'supervisor', 'surge-1');
  expect(await overrides().ask('', asked, 'supervisor', 'surge-1')).toMatchObject({
    status: 201,
    body: { overrideId: (first.body as { overrideId: string }).overrideId },
  });
  expect(await overrides().ask('', { ...asked, reason: 'Another.' }, 'supervisor', 'surge-1')).toMatchObject({
    status: 422,
    body: { code: 'idempotency_conflict' },
  });
});

test('who had no answer is given it, however late they ask again', async () => {
  await floor().agent('ben', BILLING);
  const asked = body({}, '2 minutes');
  const ask = () => overrides().ask('', asked, 'supervisor', 'surge-2');
  const first = await ask();
  await floor().settle();
  for (const later of ['90 seconds', '5 minutes']) {
    await floor().forward(later);
    expect(await ask()).toEqual(first);
  }
});

test('one that is not there', async () => {
  for (const id of [randomUUID(), 'x']) {
    const path = `/v1/overrides/${id}`;
    expect(await floor().call('ops', 'GET', path)).toMatchObject({
      status: 404,
      body: { code: 'override_not_found' },
    });
    expect(await floor().call('supervisor', 'POST', `${path}/end`, { reason: 'enough' })).toMatchObject({
      status: 404,
    });
  }
});
