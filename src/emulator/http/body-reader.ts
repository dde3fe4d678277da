import express, { type NextFunction, type Request, type Response } from 'express';

/** Bodies larger than this are refused; a workflow's configuration alone may have a megabyte. */
const LARGEST_BODY = '4mb';

export const isJson = ({ headers }: Request): boolean =>
  headers['content-type']?.startsWith('application/json') === true;

/** Parses a form, or a JSON document where the request says it is one, into `body`. Only POSTs have bodies. */
export function createBodyReader(): (request: Request, response: Response, next: NextFunction) => void {
  const form = express.urlencoded({ extended: false, limit: LARGEST_BODY, parameterLimit: 10_000 });
  const json = express.json({ limit: LARGEST_BODY });
  return (request, response, next) => {
    if (request.method !== 'POST') return next();
    (isJson(request) ? json : form)(request, response, next);
  };
}
