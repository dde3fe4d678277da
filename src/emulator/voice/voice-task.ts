import type { Account } from '../emulator';
import type { Verb } from '../twiml/parse-twiml';
import type { Call } from './call';
import { callParameters } from './call-parameters';

/** `CallSid` becomes `call_sid`. */
const snake = (name: string): string => name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();

/** `<TaskAttributes>` is an older name of `<Task>`. */
const isTask = ({ name }: Verb): boolean => name === 'Task' || name === 'TaskAttributes';

const inNumbers = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);

/**
 * What `<Enqueue>` makes a task of: the parameters of the call, the JSON of `<Task>` on top, its priority and timeout.
 * Throws SyntaxError when that is no JSON object.
 */
export function voiceTask(
  account: Account,
  call: Call,
  enqueue: Verb,
): { attributes: string; priority?: number; timeout?: number } {
  const noun = enqueue.children.find(isTask);
  const ofCall = Object.entries(callParameters(account, call)).map(([name, value]) => [snake(name), value]);
  const ofTask: unknown = JSON.parse(noun?.text.trim() || '{}');
  if (typeof ofTask !== 'object' || ofTask === null || Array.isArray(ofTask)) {
    throw new SyntaxError('The JSON of <Task> is not an object');
  }
  const priority = inNumbers(noun?.attributes['priority']);
  const timeout = inNumbers(noun?.attributes['timeout']);
  return {
    attributes: JSON.stringify({ ...Object.fromEntries(ofCall), ...ofTask }),
    ...(priority === undefined ? {} : { priority }),
    ...(timeout === undefined ? {} : { timeout }),
  };
}
