import type { Floor } from '../harness/floor';
import { DESK, withHours } from '../harness/hours';
import { forwardTo } from '../harness/local-time';
import type { Live } from './lives';

/*
 * Lives outside the hours, and of callers who are called back.
 */

/** Chats are held, mails are told and end, callers are called back. */
export const HOURS = withHours(
  `  steps: [{ queue: desk, accept_within: 10m }]
  after_hours: { do: hold, message: { en: 'From {next_opening} on.' } }`,
  `    ending: { do: voicemail, message: { en: 'Leave a message after the tone.' } }
    after_hours: { do: callback, message: { en: 'We call you on {next_opening}.' } }
  - name: mails
    when: channel == "email"
    steps: [{ queue: desk, accept_within: 1h }]
    after_hours: { message: { en: 'Closed until {next_opening}.' } }`,
);

/** A caller who asked to be called back. */
async function askedBack(floor: Floor) {
  const ana = await floor.agent('ana', DESK, { available: false });
  await forwardTo(floor, 'Wed 10:00');
  const { interaction } = await floor.customer('acct-42').calls();
  await interaction.command('backend', 'callback', {}, 'callback-1');
  await floor.settle();
  return { ana, interaction };
}

/** A caller who hears the tone. */
async function unanswered(floor: Floor) {
  await forwardTo(floor, 'Wed 10:00');
  const call = await floor.customer('acct-42').calls();
  await floor.forward('61 seconds');
  await call.interaction.closesAs('unserved', 'route_ended');
  return call;
}

export const AFTER_HOURS: Record<string, Live> = {
  'held-over-night': async (floor) => {
    const ana = await floor.agent('ana', DESK);
    await forwardTo(floor, 'Wed 20:00');
    const chat = await floor.customer('acct-42').opensChat();
    await chat.customerIsTold(/^From Thursday/);
    await forwardTo(floor, 'Thu 09:00');
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
    return chat;
  },
  'unserved-after-hours': async (floor) => {
    await forwardTo(floor, 'Wed 20:00');
    const mail = await floor.customer('acct-42').asks('email');
    await mail.customerIsTold(/^Closed until Thursday/);
    await mail.closesAs('unserved', 'after_hours');
    return mail;
  },
  'called-back-at-the-opening': async (floor) => {
    const ana = await floor.agent('ana', DESK);
    await forwardTo(floor, 'Wed 20:00');
    const { interaction } = await floor.customer('acct-42').calls();
    await forwardTo(floor, 'Thu 09:00');
    const offer = await ana.expectsOffer();
    await offer.accepts();
    await interaction.byAgent(ana.sid, 'callback-result', { result: 'reached' });
    await offer.completes();
    await interaction.closesAs('resolved', 'completed');
    return interaction;
  },
  'called-back-in-vain': async (floor) => {
    const { ana, interaction } = await askedBack(floor);
    await ana.becomes('available');
    for (const attempt of [1, 2, 3]) {
      await (await ana.expectsOffer()).accepts();
      await interaction.byAgent(ana.sid, 'callback-result', { result: 'no_answer' });
      if (attempt < 3) await floor.forward('30 minutes');
    }
    await interaction.closesAs('unserved', 'callback_failed');
    return interaction;
  },
  'voicemail-left': async (floor) => {
    const call = await unanswered(floor);
    await floor.forward('12 seconds');
    await call.presses('#');
    await call.interaction.hasCaseNote('Voicemail: ');
    return call.interaction;
  },
  'voicemail-missing': async (floor) => {
    const call = await unanswered(floor);
    floor.emulator.addFault({ on: 'callback', kind: 'status-callback', action: 'refuse', every: true });
    await call.hangsUp();
    await floor.forward('64 minutes');
    await call.interaction.hasCaseNote('Voicemail: no recording came.');
    return call.interaction;
  },
  'callback-cancelled': async (floor) => {
    const { interaction } = await askedBack(floor);
    await interaction.customerLeaves();
    await interaction.closesAs('cancelled', 'callback_cancelled');
    return interaction;
  },
};
