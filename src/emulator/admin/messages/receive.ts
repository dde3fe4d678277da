import { receiveMessage } from '../../conversations/receive-message';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';

/** A customer writes: `{ from, to, body }`. Where nobody would get it, 404. */
export const receiveMessageByRequest: AdminHandler = (emulator, { body }) => {
  const json = (body ?? {}) as Record<string, unknown>;
  const missing = ['from', 'to', 'body'].filter(
    (name) => typeof json[name] !== 'string' || json[name] === '',
  );
  if (missing.length > 0) throw new AdminError(400, missing.map((name) => `${name} is missing`).join('; '));
  const { from, to, body: text } = json as { from: string; to: string; body: string };
  const received = receiveMessage(emulator, { from, to, body: text });
  if (received === null) {
    throw new AdminError(404, `${to} is not configured, and ${from} has no open conversation with it`);
  }
  emulator.effects.add(emulator.engine.now(), 'messages.receive', received.message.sid);
  return {
    status: 201,
    body: { conversationSid: received.conversation.sid, messageSid: received.message.sid },
  };
};
