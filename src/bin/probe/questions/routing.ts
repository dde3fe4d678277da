import { orRefusal, SETTLED, type Centre } from '../centre';
import type { Question } from '../question';

const french = 'language == "fr"';

/** Two queues with an agent each, and a filter for each language. */
async function twoLanguages({ queue, plan, agent }: Centre): Promise<string> {
  const [one, other] = [await queue('French', 'fr == true'), await queue('English', 'en == true')];
  await agent({ fr: true });
  return plan([
    { expression: french, targets: [{ queue: one }] },
    { expression: 'language == "en"', targets: [{ queue: other }] },
  ]);
}

/** What the offer of a French task is, and where the task stands, after its attributes were written. */
async function afterWriting(centre: Centre, attributes: object): Promise<string> {
  const { workspace, pause, task, queueOf } = centre;
  const { sid } = await task(await twoLanguages(centre), { language: 'fr' });
  await workspace.tasks(sid).update({ attributes: JSON.stringify(attributes) });
  await pause(SETTLED);
  const offers = await workspace.tasks(sid).reservations.list();
  const statuses = offers.map(({ reservationStatus }) => reservationStatus).sort();
  return `${statuses.join(', ')}; in ${await queueOf(sid)}`;
}

/** How a task fares that no filter and no default filter takes. */
const unmatched = async (filters: Parameters<Centre['plan']>[0], { plan, task }: Centre): Promise<string> =>
  orRefusal(
    plan(filters)
      .then((workflow) => task(workflow, { language: 'de' }))
      .then(
        ({ assignmentStatus, taskQueueFriendlyName }) => `${assignmentStatus} in ${taskQueueFriendlyName}`,
      ),
  );

export const routingQuestions: readonly Question[] = [
  {
    asks: 'What is answered where no filter takes a task and there is no default filter?',
    answer: async (centre) =>
      unmatched([{ expression: french, targets: [{ queue: await centre.queue('French') }] }], centre),
  },
  {
    asks: 'Does a filter without an expression take a task?',
    answer: async (centre) => unmatched([{ targets: [{ queue: await centre.queue('Everybody') }] }], centre),
  },
  {
    asks: 'A reserved task is written, and its worker still qualifies: what becomes of the offer?',
    answer: (centre) => afterWriting(centre, { language: 'fr', note: 'x' }),
  },
  {
    asks: 'A reserved task is written, and its worker no longer qualifies: what becomes of the offer?',
    answer: (centre) => afterWriting(centre, { language: 'en' }),
  },
  {
    asks: 'Does writing an assigned task move it?',
    answer: async (centre) => {
      const { workspace, pause, task, accept, queueOf } = centre;
      const { sid } = await task(await twoLanguages(centre), { language: 'fr' });
      await accept(sid);
      await pause(SETTLED);
      await workspace.tasks(sid).update({ attributes: '{"language":"en"}' });
      await pause(SETTLED);
      return `in ${await queueOf(sid)}`;
    },
  },
  {
    asks: 'Does a written task begin its targets anew, or keep its age?',
    answer: async (centre) => {
      const { workspace, queue, plan, task, pause, queueOf } = centre;
      const [one, two] = [await queue('One', '1==2'), await queue('Two', '1==2')];
      const targets = [{ queue: one, timeout: 8 }, { queue: two }];
      const { sid } = await task(await plan([{ expression: '1==1', targets }]));
      await pause(10);
      await workspace.tasks(sid).update({ attributes: '{"a":1}' });
      await pause(SETTLED);
      return `in ${await queueOf(sid)}`;
    },
  },
  {
    asks: 'Does a target that was skipped use up its timeout?',
    answer: async ({ queue, plan, task, pause, queueOf }) => {
      const targets = [
        { queue: await queue('Skipped', '1==2'), timeout: 600, skip_if: '1==1' },
        { queue: await queue('Second', '1==2'), timeout: 8 },
        { queue: await queue('Third', '1==2') },
      ];
      const { sid } = await task(await plan([{ expression: '1==1', targets }]));
      await pause(10);
      return `after ten seconds in ${await queueOf(sid)}`;
    },
  },
  {
    asks: 'Which way does order_by sort when it does not say?',
    answer: async ({ workspace, queue, plan, agent, task }) => {
      const low = await agent({ level: 1 });
      await agent({ level: 2 });
      const targets = [{ queue: await queue('Everybody'), order_by: 'worker.level' }];
      const { sid } = await task(await plan([{ expression: '1==1', targets }]));
      const [offer] = await workspace.tasks(sid).reservations.list();
      return offer === undefined ? 'nobody was asked' : offer.workerSid === low ? 'upwards' : 'downwards';
    },
  },
  {
    asks: 'Where does a task stand that is created with a TaskQueueSid beside its WorkflowSid?',
    answer: async ({ workspace, queue, plan, pause, queueOf }) => {
      const [taken, other] = [await queue('Of the workflow', '1==2'), await queue('Named', '1==2')];
      const workflowSid = await plan([], taken);
      const { sid } = await workspace.tasks.create({ workflowSid, taskQueueSid: other });
      await pause(SETTLED);
      return `in ${await queueOf(sid)}`;
    },
  },
];
