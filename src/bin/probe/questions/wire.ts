import { orRefusal, SETTLED, type Centre } from '../centre';
import type { Question } from '../question';

/** Creates a task by a form of one's own. */
async function postTask(centre: Centre, form: Record<string, string>): Promise<string> {
  const workflowSid = await centre.plan([], await centre.queue('Everybody', '1==2'));
  const data = { WorkflowSid: workflowSid, ...form };
  const { statusCode, body } = await centre.client.request({
    method: 'post',
    uri: `${centre.url}/Tasks`,
    data,
  });
  const read = (typeof body === 'string' ? JSON.parse(body) : body) as { code?: number; attributes?: string };
  return statusCode < 400 ? `attributes ${read.attributes}` : `refused: ${statusCode}, ${read.code}`;
}

export const wireQuestions: readonly Question[] = [
  {
    asks: 'Is a parameter ignored that TaskRouter does not know?',
    answer: (centre) => postTask(centre, { Unheard: 'of' }),
  },
  {
    asks: 'What does an empty Attributes parameter mean?',
    answer: (centre) => postTask(centre, { Attributes: '' }),
  },
  {
    asks: 'What is answered to a task channel that does not exist?',
    answer: (centre) => postTask(centre, { TaskChannel: 'nowhere' }),
  },
  {
    asks: 'What is answered to an expression that cannot be parsed?',
    answer: ({ queue }) => orRefusal(queue('Broken', 'level > > 3')),
  },
  {
    asks: 'What is answered to an expression that makes no sense of types?',
    answer: async ({ queue }) => orRefusal(queue('Senseless', 'level HAS 3').then(() => 'saved')),
  },
  {
    asks: 'In which order does /Events list?',
    answer: async (centre) => {
      await centre.task(await centre.plan([], await centre.queue('Everybody', '1==2')));
      await centre.pause(SETTLED);
      await centre.agent();
      await centre.pause(SETTLED);
      const dates = (await centre.workspace.events.list()).map(({ eventDate }) => eventDate.getTime());
      return dates[0]! >= dates.at(-1)! ? 'newest first' : 'oldest first';
    },
  },
  {
    asks: 'What is answered to a PageSize of 1,001?',
    answer: ({ workspace }) =>
      orRefusal(workspace.tasks.page({ pageSize: 1_001 }).then(() => 'as if it were allowed')),
  },
];
