import { Client } from 'pg';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { connectRecords, type ConnectedRecords } from '../../src/records/connect';
import { ACCOUNT } from '../harness/account';
import { useFloor } from '../harness/floor';
import { SENIOR, TWO_STEPS } from '../harness/policies';
import { usePostgres } from '../harness/postgres';
import { eventually } from '../harness/temporal';

/*
 * The records database is away: customers are served and commands carried out; events that move no interaction are not
 * acknowledged; nothing that was acknowledged is missing once it is back.
 */

const postgres = usePostgres();
let records: ConnectedRecords;

beforeAll(async () => {
  records = connectRecords({
    url: await postgres().database('floor'),
    now: Date.now,
    events: { onAway: () => undefined, onBack: () => undefined, onInboxDropped: () => undefined },
  });
  await records.migrate();
  // Connected by now: what a test opens under load may take longer than a webhook has.
  await Promise.all([records.reachable(), records.reachable()]);
});
const floor = useFloor(TWO_STEPS, [], () => records);
afterAll(() => records.close());

const auditOf = async (interactionId: string) =>
  (await records.audit.page({ interactionId, pageSize: 50 })).items.map(({ command, answer }) => [
    command,
    answer,
  ]);

/** Which of the events in TaskRouter's own log the inbox never saw. */
async function unseen(): Promise<readonly string[]> {
  const log = await floor().twilio.workspace.events.list({ limit: 1_000 });
  expect(log.length).toBeGreaterThan(5);
  const missing = await records.inbox.missingOf(
    ACCOUNT.sid,
    log.map(({ sid }) => sid),
  );
  return log.filter(({ sid }) => missing.includes(sid)).map(({ eventType }) => eventType);
}

test('with the database, the inbox sees every event once the workspace is set up, and the audit log every command', async () => {
  const before = (await floor().twilio.workspace.events.list({ limit: 1_000 })).map(({ sid }) => sid);
  const ana = await floor().agent('ana', SENIOR);
  const chat = await floor().customer('acct-42').opensChat();
  expect((await chat.command('supervisor', 'resolve')).status).toBe(409);
  const offer = await ana.expectsOffer();
  await offer.accepts();
  expect((await chat.command('supervisor', 'resolve', {})).status).toBe(200);
  await chat.closesAs('resolved', 'completed');
  await floor().settle();
  const log = (await floor().twilio.workspace.events.list({ limit: 1_000 }))
    .map(({ sid }) => sid)
    .filter((sid) => !before.includes(sid));
  expect(log.length).toBeGreaterThan(5);
  await eventually('every event is in the inbox', async () => {
    return (await records.inbox.missingOf(ACCOUNT.sid, log)).length === 0;
  });
  expect(await auditOf(chat.id)).toEqual([
    ['resolve', 'ok'],
    ['resolve', 'not_accepted'],
  ]);
});

test('while it is away a customer is served from beginning to end, and the records are whole when it is back', async () => {
  floor().ledger.allowWebhooks('not_kept');
  const ana = await floor().agent('ana', SENIOR);
  await postgres().stop();

  const chat = await floor().customer('acct-42').opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.shows({ phase: 'active' });
  expect((await chat.command('supervisor', 'notes', { text: 'The database is away.' })).status).toBe(200);
  const ready = await floor().call('ops', 'GET', '/readyz');
  expect(ready).toEqual({ status: 200, body: { status: 'ready', missing: [], degraded: ['records'] } });
  await offer.completes();
  await chat.hasCaseNote('The database is away.');
  await chat.closesAs('resolved', 'completed');
  const refused = floor().ledger.webhooksThat('not_kept');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ status }) => status === 503)).toBe(true);

  await postgres().resume();
  await eventually('the command is in the audit log', async () => (await auditOf(chat.id)).length === 1);
  expect(await auditOf(chat.id)).toEqual([['notes', 'ok']]);
  const delivered = floor()
    .ledger.webhooksThat('delivered')
    .flatMap(({ sids }) => sids);
  const acknowledged = delivered.filter((sid) => sid.startsWith('EV'));
  expect(acknowledged.length).toBeGreaterThan(1);
  await eventually('every signal that was acknowledged is in the inbox', async () => {
    return (await records.inbox.missingOf(ACCOUNT.sid, acknowledged)).length === 0;
  });
  expect(await unseen()).toContain('reservation.completed');
});

test('an event that was refused while it was away is taken when Twilio sends it again, and again: once', async () => {
  floor().ledger.allowWebhooks('not_kept');
  const path = '/v1/webhooks/twilio/taskrouter/events';
  const form = {
    AccountSid: ACCOUNT.sid,
    WorkspaceSid: floor().workspace.sid,
    EventType: 'worker.capacity.update',
    Sid: `EV${'a'.repeat(32)}`,
    TimestampMs: '1767225600123',
    ResourceSid: `WK${'b'.repeat(32)}`,
  };
  const sent = async (): Promise<number> => {
    const url = `${floor().publicUrl}${path}`;
    const signature = getExpectedTwilioSignature(ACCOUNT.authToken, url, form);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(form),
    });
    return response.status;
  };
  await postgres().kill();
  expect(await sent()).toBe(503);
  await postgres().resume();
  await eventually('it is taken', async () => (await sent()) === 204);
  expect(await sent()).toBe(204);
  const client = new Client(postgres().url('floor'));
  await client.connect();
  const { rows } = await client.query(
    'select event_type, fate, deliveries from event_inbox where event_key = $1',
    [form.Sid],
  );
  await client.end();
  expect(rows).toEqual([{ event_type: 'worker.capacity.update', fate: 'stored', deliveries: 2 }]);
});
