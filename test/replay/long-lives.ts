import type { Floor } from '../harness/floor';
import { SENIOR } from '../harness/policies';

/** So few events make the server advise a new run, on the server that these lives are lived on. */
export const SHORT_HISTORIES = ['limit.historyCount.suggestContinueAsNew=60'];

/** Lives of several runs: each run has a history of its own, `<name>--<number>`. */
export const LONG_LIVES: Record<string, (floor: Floor) => Promise<{ workflowId: string }>> = {
  'gone-on-as-new': async (floor) => {
    const ana = await floor.agent('ana', SENIOR);
    const email = await floor.customer('acct-42').asks('email');
    const offer = await ana.expectsOffer();
    await offer.accepts();
    for (const n of [1, 2, 3, 4]) {
      await email.command('supervisor', 'notes', { text: `note ${n}` }, `note-${n}`);
      await email.hasCaseNote(`note ${n}`);
      await floor.forward('25 minutes');
    }
    await offer.completes();
    await email.closesAs('resolved', 'completed');
    return email;
  },
};
