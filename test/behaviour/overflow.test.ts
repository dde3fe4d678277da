import { useFloor } from '../harness/floor';
import { SAAS_SUPPORT } from '../harness/policies';

const floor = useFloor(SAAS_SUPPORT);

const SENIOR = {
  routing: { skills: ['technical', 'enterprise', 'sso'], levels: { technical: 5 } },
  languages: ['en'],
};
const BACKUP = { routing: { skills: ['technical-backup'], levels: {} }, languages: ['en'] };

test('an enterprise chat that no senior agent takes within 60 s overflows to the backup queue and is resolved', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const ben = await floor().agent('ben', BACKUP);

  const chat = await floor().customer('acct-42').opensChat({ issue_type: 'technical', product_area: 'sso' });
  await chat.shows({
    phase: 'waiting',
    decision: { route: 'enterprise-sso-chat' },
    legs: [{ step: 1, queue: 'enterprise-technical', status: 'waiting' }],
  });
  await ana.expectsNoOffer();
  await ben.expectsNoOffer();

  await floor().forward('61 seconds');
  const offer = await ben.expectsOffer();
  await chat.shows({ phase: 'waiting', legs: [{ step: 2, queue: 'technical-backup' }] });
  expect(await offer.attributes()).toMatchObject({
    customer_segment: 'enterprise',
    product_area: 'sso',
    throughline: { interactionId: chat.id, step: 2, chain: true },
  });

  await offer.accepts();
  await chat.shows({ phase: 'active', legs: [{ agent: { name: 'ben' } }] });
  await chat.hasCaseNote('Single sign-on fails since the signing certificate expired');

  await offer.wrapsUp();
  await chat.shows({ phase: 'wrapping' });
  await offer.completes();
  const { timeline } = await chat.closesAs('resolved', 'completed');
  expect(timeline.map(({ what }) => what)).toEqual([
    'interaction.started',
    'clock.started',
    'clock.started',
    'customer.enriched',
    'route.decided',
    'task.created',
    'step.moved',
    'offer.accepted',
    'clock.met',
    'diagnostics.gathered',
    'case_note.written',
    'wrap_up.started',
    'clock.met',
    'leg.ended',
    'interaction.closed',
    'case_note.written',
  ]);
});
