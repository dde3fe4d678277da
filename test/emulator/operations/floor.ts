import { startFloor } from '../harness';

export type Floor = Awaited<ReturnType<typeof startFloor>> & {
  readonly taskSid: string;
  readonly workerSid: string;
};

/** By the operation's name in Twilio's document: its call by the official SDK, and what its answer must show. */
export type Calls = Readonly<Record<string, (floor: Floor) => Promise<unknown>>>;

/** A floor with an agent, ana, and a task that is offered to her. */
export const drawFloor = async (): Promise<Floor> => {
  const floor = await startFloor();
  const worker = await floor.agent('ana', 'Available', { languages: ['fr'] });
  const task = await floor.workspace.tasks.create({ attributes: '{"language":"fr"}' });
  return { ...floor, taskSid: task.sid, workerSid: worker.sid };
};

export const firstReservation = async ({ workspace, taskSid }: Floor): Promise<string> =>
  (await workspace.tasks(taskSid).reservations.list())[0]!.sid;
