import type { Floor } from './floor';
import { SENIOR } from './policies';

/** A chat that ana has: what most transfers begin with. */
export async function activeChat(floor: Floor, customer = 'acct-42') {
  const ana = await floor.agent('ana', SENIOR);
  const chat = await floor.customer(customer).opensChat();
  const offer = await ana.expectsOffer();
  await offer.accepts();
  const task = (taskSid: string) => floor.twilio.workspace.tasks(taskSid).fetch();
  const statusOf = async (taskSid: string) => (await task(taskSid)).assignmentStatus;
  const ends = async () => {
    await offer.completes();
    await chat.closesAs('resolved', 'completed');
  };
  return { ana, chat, offer, task, statusOf, ends };
}
