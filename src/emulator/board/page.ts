import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import { answerErrors } from '../admin/admin-router';
import { onThisMachine } from '../http/this-machine';

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FILES = [
  { path: '/', file: 'board.html', type: 'text/html; charset=utf-8' },
  { path: '/board.css', file: 'board.css', type: 'text/css; charset=utf-8' },
  { path: '/board.mjs', file: 'board.mjs', type: 'text/javascript; charset=utf-8' },
];

/** The page on which a person watches the emulator and acts as an agent. For callers on this machine only. */
export function createPage(): Router {
  const router = Router();
  for (const { path, file, type } of FILES) {
    const text = readFileSync(join(__dirname, 'page', file), 'utf8');
    router.get(path, onThisMachine, (_request, response) => {
      response.set({
        'Content-Type': type,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      });
      response.send(text);
    });
  }
  router.use(answerErrors);
  return router;
}
