import { answerDial } from '../../voice/answer-dial';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';
import { findCall } from './find';

/** The agent picks up a call that rings at theirs. */
export const answerCall: AdminHandler = (emulator, request) => {
  const { sid, dial, status } = findCall(emulator, request);
  if (dial === null || status !== 'ringing')
    throw new AdminError(409, `Call ${sid} does not ring at an agent's`);
  answerDial(emulator, sid, dial);
  emulator.effects.add(emulator.engine.now(), 'calls.answer', sid);
  return { body: findCall(emulator, request) };
};
