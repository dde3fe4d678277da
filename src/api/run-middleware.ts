import type { Request, RequestHandler, Response } from 'express';

/** Runs an Express middleware on a request; rejects with what it refuses. */
export const run = (middleware: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) =>
      error === undefined ? resolve() : reject(error as Error),
    );
  });
