import { orRefusal, SETTLED, type Centre } from '../centre';
import type { Question } from '../question';

/** A task in a queue for everybody, reserved by the one agent there is. */
async function offered(centre: Centre) {
  const queueSid = await centre.queue('Everybody');
  const workflowSid = await centre.plan([], queueSid);
  const workerSid = await centre.agent();
  const { sid } = await centre.task(workflowSid);
  return { queueSid, workflowSid, workerSid, sid };
}

const done = (): string => 'done';

/** The version that a resource's answer carries as its ETag. */
async function versionAt({ client }: Centre, uri: string): Promise<string> {
  const { headers } = await client.request({ method: 'get', uri });
  return `ETag ${(headers as Record<string, string>)['etag'] ?? 'missing'}`;
}

export const stateQuestions: readonly Question[] = [
  {
    asks: 'What does a reader see of a task right after its reservation was accepted?',
    answer: async (centre) => {
      const { sid } = await offered(centre);
      await centre.accept(sid);
      return (await centre.workspace.tasks(sid).fetch()).assignmentStatus;
    },
  },
  {
    asks: 'Is a canceled task listed until it is removed?',
    answer: async (centre) => {
      const { sid } = await offered(centre);
      await centre.workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'probe' });
      await centre.pause(SETTLED);
      const listed = await centre.workspace.tasks.list();
      return listed.some((task) => task.sid === sid) ? 'yes' : 'no';
    },
  },
  {
    asks: 'Which version has a new worker?',
    answer: async (centre) => versionAt(centre, `${centre.url}/Workers/${await centre.agent()}`),
  },
  {
    asks: 'Which version has a new reservation?',
    answer: async (centre) => {
      const { sid } = await offered(centre);
      const [offer] = await centre.workspace.tasks(sid).reservations.list();
      return versionAt(centre, `${centre.url}/Tasks/${sid}/Reservations/${offer?.sid ?? ''}`);
    },
  },
  {
    asks: 'May a queue be deleted that a workflow sends tasks to?',
    answer: async (centre) => {
      const { queueSid } = await offered(centre);
      return orRefusal(centre.workspace.taskQueues(queueSid).remove().then(done));
    },
  },
  {
    asks: 'May a workflow be deleted that has tasks?',
    answer: async (centre) => {
      const { workflowSid } = await offered(centre);
      return orRefusal(centre.workspace.workflows(workflowSid).remove().then(done));
    },
  },
  {
    asks: 'May a worker be deleted who has an offer?',
    answer: async (centre) => {
      const { workerSid } = await offered(centre);
      return orRefusal(centre.workspace.workers(workerSid).remove().then(done));
    },
  },
];
