import type { Server } from 'node:http';

/** Takes nothing new, and resolves when what is under way is answered. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
