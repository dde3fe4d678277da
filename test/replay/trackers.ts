import type { Floor } from '../harness/floor';
import { hasIssues, isSaid, kimDoes, trackedChat } from '../harness/tracked-chat';
import type { Live } from './lives';

/* Lives with a ladder that asks in Jira: of the interaction, and of the ladder. On the policy TRACKED_LADDERS. */

async function solved(floor: Floor) {
  floor.backend.jira.fail({ losesAnswers: 1 });
  const { chat, ana, id, over } = await trackedChat(floor, 'patient');
  await hasIssues(floor);
  await floor.forward('6 minutes');
  const noted = await floor.callAs(ana.sid, 'POST', `/v1/interactions/${chat.id}/notes`, {
    text: 'The old audience URI.',
  });
  expect(noted.status).toBe(200);
  await chat.hasCaseNote('The old audience URI.');
  await isSaid(floor, /The old audience URI/);
  await kimDoes(floor, { do: 'assign' });
  await kimDoes(floor, { do: 'comment', text: 'Mended in 4.2.' });
  await chat.hasCaseNote('Comment by Kim Park (jira): Mended in 4.2.');
  await kimDoes(floor, { do: 'move', to: 'Done' });
  await over();
  return { chat, id };
}

export const TRACKERS: Record<string, Live> = {
  'noted-while-a-tracker-was-asked': async (floor) => (await solved(floor)).chat,
  'ladder-solved-in-a-tracker': async (floor) => {
    const { id } = await solved(floor);
    await floor.forward('121 seconds');
    return { workflowId: `escalation-${id}` };
  },
};
