import { z } from 'zod';
import { InvalidPageTokenError } from './port';

/** The last entry of a page: the next page begins after it. */
export interface PagePlace {
  readonly at: number;
  readonly id: string;
}

const place = z.tuple([z.int().min(0).max(8.64e15), z.uuid()]);

export const pageTokenOf = ({ at, id }: PagePlace): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Throws InvalidPageTokenError. */
export function readPageToken(token: string): PagePlace {
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    throw new InvalidPageTokenError();
  }
}
