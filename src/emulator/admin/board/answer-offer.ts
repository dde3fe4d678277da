import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';
import { refusedByEngine } from './refused-by-engine';

/** A person at the page acts as the agent: `{ "status": "accepted" | "rejected" | "wrapping" | "completed" }`. */
export const answerOffer: AdminHandler = ({ engine, effects }, { path, body }) => {
  const { status } = (body ?? {}) as { status?: unknown };
  if (typeof status !== 'string') throw new AdminError(400, 'status is needed');
  const sid = path['sid']!;
  const reservation = refusedByEngine(() =>
    engine.reservations.update(path['workspaceSid']!, sid, { status }),
  );
  effects.add(engine.now(), 'workerReservations.update', sid);
  return { body: { sid, status: reservation.status } };
};
