import { endRecording } from '../../voice/end-recording';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';
import { findCall } from './find';

/** The caller presses a key, `{ key }`, which ends their recording if `finishOnKey` has it. */
export const pressKey: AdminHandler = (emulator, request) => {
  const { sid, recording = null } = findCall(emulator, request);
  const { body } = request;
  const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : null;
  if (typeof key !== 'string' || !/^[0-9*#]$/.test(key))
    throw new AdminError(400, 'key is no key of a phone');
  if (recording === null) throw new AdminError(409, `Call ${sid} is not being recorded`);
  if (recording.finishOnKey.includes(key)) endRecording(emulator, sid, key);
  emulator.effects.add(emulator.engine.now(), 'calls.press', sid);
  return { body: findCall(emulator, request) };
};
