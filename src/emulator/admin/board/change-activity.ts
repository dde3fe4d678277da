import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';
import { refusedByEngine } from './refused-by-engine';

/** A person at the page changes an agent's status: `{ "activitySid": "WA…" }`. */
export const changeActivity: AdminHandler = ({ engine, effects }, { path, body }) => {
  const { activitySid } = (body ?? {}) as { activitySid?: unknown };
  if (typeof activitySid !== 'string') throw new AdminError(400, 'activitySid is needed');
  const sid = path['sid']!;
  refusedByEngine(() => engine.workers.update(path['workspaceSid']!, sid, { activitySid }));
  effects.add(engine.now(), 'workers.update', sid);
  return { body: { sid, activitySid } };
};
