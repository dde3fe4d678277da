import type { RequestHandler } from 'express';
import { AdminError } from '../admin/admin-error';

const LOOPBACK = /^(::1|::ffff:127\.|127\.)/;
/** Under any other name a page of somebody else's, whose name was made to lead here, could talk to us. */
const LOCAL_NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/** What has no authentication is for callers on this machine only, who call it by a name of this machine. */
export const onThisMachine: RequestHandler = (request, _response, next) => {
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) {
    throw new AdminError(403, 'This answers callers on this machine only');
  }
  if (!LOCAL_NAMES.test(request.headers.host ?? '')) {
    throw new AdminError(403, 'This answers under localhost, 127.0.0.1 and [::1] only');
  }
  next();
};
