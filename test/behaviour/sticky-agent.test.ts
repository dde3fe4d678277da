import { RecordsUnavailableError } from '../../src/records/port';
import { createMemoryRecords } from '../harness/memory-records';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { SENIOR, SUPPORT } from '../harness/policies';
import { STICKY } from '../harness/sticky';

/** What asking the records for a customer's last agent is answered with, where it is not the truth. */
let lastServed: (() => Promise<never>) | null;
const floor = useFloor(STICKY, [], () => {
  const records = createMemoryRecords();
  lastServed = null;
  return {
    ...records,
    served: {
      ...records.served,
      lastServed: (...asked) => lastServed?.() ?? records.served.lastServed(...asked),
    },
  };
});

/** Ana serves acct-902; then ben comes in, who has been idle for longer than she has. */
async function anaServed() {
  const ana = await floor().agent('ana', SUPPORT);
  await ana.capacity('chat', 2);
  const first = await floor().customer('acct-902').opensChat();
  await (await (await ana.expectsOffer()).accepts()).completes();
  await first.closesAs('resolved', 'completed');
  const ben = await floor().agent('ben', SUPPORT);
  return { ana, ben };
}

const moment = async (chat: Interaction, what: string) =>
  (await chat.live()).timeline.find((entry) => entry.what === what)?.details;

/** Once their route is decided. */
const whyPassedOver = async (chat: Interaction) =>
  (await chat.shows({ decision: { knownAgent: {} } })).decision?.knownAgent;

test('the next chat of the same customer goes to who had them, before anybody else', async () => {
  const { ana, ben } = await anaServed();
  await ana.becomes('offline');
  await floor().forward('1 minute');
  await ana.becomes('available');
  const chat = await floor().customer('acct-902').opensChat();
  const offer = await ana.expectsOffer();
  await ben.expectsNoOffer();
  await chat.shows({ decision: { knownAgent: { asked: true, agentSid: ana.sid } } });
  await offer.accepts();
  expect(await moment(chat, 'known_agent.asked')).toMatchObject({ agentSid: ana.sid, agent: 'ana' });
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('who does not answer is left after their time, and the route begins with the whole of its own', async () => {
  const { ana, ben } = await anaServed();
  const chat = await floor().customer('acct-902').opensChat();
  await ana.expectsOffer();
  await floor().forward('21 seconds');
  const offer = await ben.expectsOffer();
  const { deadlines } = await chat.shows({ legs: [{ step: 2, queue: 'everybody' }] });
  const left = Date.parse(deadlines.find(({ what }) => what === 'accept_by')!.dueAt) - floor().clock.now();
  expect(left).toBeGreaterThan(175_000);
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('who declines is not waited for: the route begins, in which TaskRouter asks them once more, as anybody', async () => {
  const { ana, ben } = await anaServed();
  await ana.becomes('offline');
  await floor().forward('1 minute');
  await ana.becomes('available');
  const chat = await floor().customer('acct-902').opensChat();
  await (await ana.expectsOffer()).rejects();
  await chat.shows({ legs: [{ step: 2, queue: 'everybody' }] });
  expect(await moment(chat, 'known_agent.declined')).toBeDefined();
  await (await ana.expectsOffer()).rejects();
  const offer = await ben.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test.each([
  ['is offline', 'unavailable', async (sid: string) => setStatus(sid, 'offline')],
  ['was deleted', 'gone', async (sid: string) => void (await worker(sid).remove())],
  ['has as many chats as they can take', 'busy', async (sid: string) => setCapacity(sid)],
  ['works in none of the queues any more', 'cannot_serve', async (sid: string) => setSkills(sid)],
])('an agent who %s is not waited for: the route begins at once', async (_name, because, happens) => {
  const { ana, ben } = await anaServed();
  await happens(ana.sid);
  const chat = await floor().customer('acct-902').opensChat();
  const offer = await ben.expectsOffer();
  expect(await whyPassedOver(chat)).toEqual({ asked: false, agentSid: ana.sid, because });
  expect(await moment(chat, 'known_agent.passed_over')).toMatchObject({ because });
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

const worker = (sid: string) => floor().twilio.workspace.workers(sid);
const setStatus = async (sid: string, status: 'offline') =>
  void (await worker(sid).update({ activitySid: floor().workspace[status] }));
const setCapacity = async (sid: string) =>
  void (await worker(sid).workerChannels('chat').update({ capacity: 0 }));
const setSkills = async (sid: string) =>
  void (await worker(sid).update({ attributes: JSON.stringify(SENIOR) }));

test('after the window, and for somebody else, there is nobody to ask first', async () => {
  const { ana, ben } = await anaServed();
  await ana.becomes('offline');
  const other = await floor().customer('acct-903').opensChat();
  expect(await whyPassedOver(other)).toMatchObject({ because: 'not_served_lately' });
  await (await (await ben.expectsOffer()).accepts()).completes();
  await other.closesAs('resolved', 'completed');
  await floor().forward('48 hours');
  const late = await floor().customer('acct-902').opensChat();
  expect(await whyPassedOver(late)).toMatchObject({ because: 'not_served_lately' });
  await (await (await ben.expectsOffer()).accepts()).completes();
  await late.closesAs('resolved', 'completed');
});

test.each([
  ['are away', () => Promise.reject(new RecordsUnavailableError())],
  ['never answer', () => new Promise<never>(() => undefined)],
])('records that %s hold nobody up: the defect is kept, the route begins', async (_name, answer) => {
  const { ana, ben } = await anaServed();
  await ana.becomes('offline');
  lastServed = answer;
  const chat = await floor().customer('acct-902').opensChat({ customer_segment: 'business' });
  const offer = await ben.expectsOffer();
  await chat.shows({
    decision: { knownAgent: { asked: false, because: 'not_found_out' } },
    defects: [{ attribute: 'known_agent', problem: 'not_found_out' }],
  });
  await offer.accepts();
  await offer.completes();
  await chat.closesAs('resolved', 'completed');
});

test('two chats of one customer at once: both ask the one who knows them, who takes both', async () => {
  const { ana, ben } = await anaServed();
  const chats = [
    await floor().customer('acct-902').opensChat(),
    await floor().customer('acct-902').opensChat(),
  ];
  const offers = [await ana.expectsOffer(), await ana.expectsOffer()];
  await ben.expectsNoOffer();
  for (const offer of offers) {
    await offer.accepts();
    await offer.completes();
  }
  for (const chat of chats) await chat.closesAs('resolved', 'completed');
});

test('a caller is known by their number; who withholds it is nobody that was here before', async () => {
  const ana = await floor().agent('ana', SENIOR);
  const call = await floor().customer('acct-902').calls();
  await (await (await ana.expectsOffer()).accepts()).completes();
  await call.interaction.closesAs('resolved', 'completed');
  const ben = await floor().agent('ben', SENIOR);
  await ana.becomes('offline');
  await ana.becomes('available');
  const again = await floor().customer('acct-902').calls();
  const offer = await ana.expectsOffer();
  await again.interaction.shows({ decision: { knownAgent: { asked: true, agentSid: ana.sid } } });
  await offer.accepts();
  await offer.completes();
  await again.interaction.closesAs('resolved', 'completed');
  await ana.becomes('offline');
  const withheld = await floor().customer('acct-902').calls({}, '+266696687');
  await withheld.interaction.shows({
    decision: { knownAgent: { asked: false, because: 'unknown_customer' } },
  });
  await (await (await ben.expectsOffer()).accepts()).completes();
  await withheld.interaction.closesAs('resolved', 'completed');
});
