import { closeAll } from './harness';
import { calling, handsOver } from './offered-call';
import { refusal } from './sdk';

afterEach(closeAll);

describe('what cannot be done', () => {
  const CALLER = `CA${'0'.repeat(32)}`;

  const call = { instruction: 'call', from: '+15005550006', url: 'https://x.io' };
  const redirect = { instruction: 'redirect', call_sid: CALLER, url: 'https://x.io' };
  const nowhere = 'nowhere';
  const noActivity = { post_work_activity_sid: `WA${'0'.repeat(32)}` };

  test.each([
    [{ ...call, to: 'ana' }, 40110],
    [{ ...call, from: undefined }, 40111],
    [{ ...call, url: nowhere }, 40112],
    [{ ...call, url: 'ftp://x.io' }, 40112],
    [{ ...call, timeout: 'soon' }, 40113],
    [{ ...call, status_callback_url: nowhere }, 40158],
    [{ ...redirect, url: nowhere }, 40120],
    [{ ...redirect, call_sid: 'none' }, 40121],
    [redirect, 40122],
    [{ instruction: 'dequeue', ...noActivity }, 40130],
    [{ instruction: 'dequeue', to: 'ana' }, 40131],
    [{ instruction: 'dequeue', from: '' }, 40132],
    [{ instruction: 'dequeue', timeout: 1000 }, 40133],
    [{ instruction: 'dequeue', status_callback_events: 'ringing, hungup' }, 40134],
    [{ instruction: 'dequeue', status_callback_url: nowhere }, 40157],
    [{ instruction: 'conference', ...noActivity }, 40143],
    [{ instruction: 'conference', from: '' }, 40141],
    [{ instruction: 'conference', timeout: 1.5 }, 14233],
    [{ instruction: 'conference', status_callback_url: nowhere }, 40159],
    [{ instruction: 'supervise', supervisor: 'client:sue' }, 55555],
    [{ instruction: 'dance' }, 55555],
    [{ instruction: 'constructor' }, 55555],
  ])('%j as an answer raises its alert, nothing rings, and the offer stands', async (instruction, code) => {
    const { alerts, offers, phone } = await calling(instruction);
    expect(await alerts()).toEqual([code]);
    expect(await phone()).toBeUndefined();
    expect(await offers()).toEqual(['pending']);
  });

  /** By REST everything is 400, 20001; the debugger tells more. */
  const refused = async (line: Awaited<ReturnType<typeof calling>>, asked: Promise<unknown>) => {
    expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    return (await line.alerts()).at(-1);
  };

  test.each(['constructor', 'toString', '__proto__', 'dance'])(
    'by REST there is no %s',
    async (instruction) => {
      const line = await calling();
      const asked = (await line.reservation()).update({ instruction });
      expect(await refusal(asked)).toMatchObject({ status: 400, code: 20001 });
    },
  );

  test('an agent without a contact_uri cannot be called', async () => {
    const line = await calling();
    await line.workspace.workers(line.ana.sid).update({ attributes: '{}' });
    const asked = (await line.reservation()).update({ instruction: 'dequeue' });
    expect(await refused(line, asked)).toBe(40131);
  });

  test.each([
    ['dequeue', 40140],
    ['conference', 40142],
  ])('%s wants a task that <Enqueue> made', async (instruction, code) => {
    const line = await calling();
    const { workspace, agent } = line;
    await agent('ben', 'Available', { contact_uri: 'client:ben' });
    const { sid } = await workspace.tasks.create();
    const [offer] = await workspace.tasks(sid).reservations.list();
    const asked = workspace.tasks(sid).reservations(offer!.sid).update({ instruction });
    expect(await refused(line, asked)).toBe(code);
  });

  test.each([
    ['dequeue', 40135],
    ['conference', 40136],
    ['call', 40114],
    ['redirect', 40123],
  ])('%s wants a pending reservation', async (instruction, code) => {
    const line = await calling();
    const offer = await line.reservation();
    await offer.update({ reservationStatus: 'accepted' });
    const fields = {
      callFrom: '+15005550006',
      callUrl: 'https://x.io',
      redirectUrl: 'https://x.io',
      redirectCallSid: line.callSid,
    };
    expect(await refused(line, offer.update({ instruction, ...fields }))).toBe(code);
    expect(await line.status()).toBe('assigned');
  });

  test('conference says that the caller is gone', async () => {
    const line = await calling();
    const offer = await line.reservation();
    await line.hangUp(line.callSid);
    expect(await refused(line, offer.update({ instruction: 'conference' }))).toBe(40144);
  });

  test('If-Match counts for instructions, too', async () => {
    const line = await calling();
    const asked = (await line.reservation()).update({ instruction: 'dequeue', ifMatch: '"7"' });
    expect(await refusal(asked)).toMatchObject({ status: 412, code: 20412 });
    expect(await line.phone()).toBeUndefined();
  });

  test('on a task in transfer only conference and supervise are allowed', async () => {
    const line = await calling({ instruction: 'dequeue' });
    await line.picksUp();
    await handsOver(line, 'WARM');
    expect(await line.alerts()).toContain(40151);
  });
});
