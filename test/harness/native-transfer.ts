import { ACCOUNT } from './account';
import type { Agent } from './agent';
import type { Floor } from './floor';

/** What Flex's own button does: the agents' SDK asks TaskRouter, not us. Answers the transfer's SID. */
export async function pressesTransfer(
  floor: Floor,
  { sid: workerSid }: Agent,
  offer: { readonly sid: string; readonly taskSid: string },
  { transferSid, ...form }: Record<string, string>,
): Promise<string> {
  const path = `/taskrouter/v2/Workspaces/${floor.workspace.sid}/Workers/${workerSid}/Transfers`;
  const at = transferSid === undefined ? path : `${path}/${transferSid}`;
  const credentials = Buffer.from(`${ACCOUNT.sid}:${ACCOUNT.authToken}`).toString('base64');
  const answer = await fetch(`${floor.emulator.url}${at}`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ TaskSid: offer.taskSid, ReservationSid: offer.sid, ...form }),
  });
  const { sid } = (await answer.json()) as { sid: string };
  await floor.settle();
  return sid;
}
