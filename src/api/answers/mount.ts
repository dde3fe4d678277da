import express, { type Express, type Request, type Response } from 'express';
import type { AnswerRight } from '../../domain/escalation/answer-right';
import { GatewayError } from '../../gateway/port';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { ANSWERS_PATH, answerForm, type AnswerForm } from '../contract/answers';
import { within } from '../deadline';
import type { ApiDeps, Deadlines } from '../deps';
import { requestIdOf } from '../request-id';
import { run } from '../run-middleware';
import { answerEscalation } from '../webhooks/answer-escalation';
import { AWAY, EXPIRED, html, NOT_UNDERSTOOD, NOT_VALID, standing, UNKNOWN, type AnswerPage } from './page';

type AnswerDeps = Pick<ApiDeps, 'gateway' | 'answerLinks' | 'events' | 'now'> & {
  readonly deadlines: Deadlines;
};

/** A note of 4,000 characters has up to nine bytes for each. */
const readForm = express.urlencoded({ extended: false, limit: '40kb', inflate: false });

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** The right in the address, as long as it lasts; else the page that says why not. */
function rightIn(request: Request, { answerLinks, now }: AnswerDeps): AnswerRight | AnswerPage {
  const right = answerLinks?.read(String(request.params['token'])) ?? null;
  if (right === null) return NOT_VALID;
  return now() < right.until ? right : EXPIRED;
}

async function show(right: AnswerRight, { gateway, deadlines }: AnswerDeps): Promise<AnswerPage> {
  const { interactionId: id, escalationId } = right;
  return standing(await within(deadlines.webhookMs, gateway.readEscalation({ id, escalationId })), right);
}

/** The form that was sent, which may be empty; null: it is none of ours. */
async function formOf(request: Request, response: Response): Promise<AnswerForm | null> {
  const isOther = request.get('content-type') !== undefined && !request.is('urlencoded');
  const isRead = await run(readForm, request, response).then(
    () => true,
    () => false,
  );
  return isOther || !isRead ? null : (answerForm.safeParse(request.body ?? {}).data ?? null);
}

/** What became of it is read afterwards: it says also who was faster. Each deed is done once by one link. */
async function answer(
  right: AnswerRight,
  deps: AnswerDeps,
  request: Request,
  response: Response,
): Promise<AnswerPage> {
  const form = await formOf(request, response);
  if (form === null) return NOT_UNDERSTOOD;
  const { do: deed, note } = form;
  const commandId = deed === 'acknowledge' ? `link/${right.pageId}` : `link/${right.pageId}/${deed}`;
  const { outcome } = await answerEscalation(deps, right, commandId, commandOf(deed, right.as, note));
  return outcome === 'unavailable' ? AWAY : show(right, deps);
}

function commandOf(deed: AnswerForm['do'], as: string, note?: string): EscalationCommand {
  const answering = { by: { kind: 'link', id: null }, as } as const;
  if (deed === 'acknowledge') return { kind: deed, ...answering };
  const kind = deed === 'resolve' ? 'resolve_escalation' : deed;
  return { kind, ...answering, note: note?.trim() ? note.trim() : null };
}

function failed(error: unknown, response: Response, { events }: AnswerDeps): AnswerPage {
  if (error instanceof GatewayError && error.code === 'escalation_not_found') return UNKNOWN;
  events.onError(error, requestIdOf(response));
  return AWAY;
}

/**
 * The pages behind the links in messages, for people without an account here. Looking changes nothing; its buttons
 * acknowledge, resolve and hand back, each once. The address is the key, so nothing of it is reported.
 */
export function mountAnswers(app: Express, deps: AnswerDeps): void {
  const answering =
    (use: typeof answer) =>
    async (request: Request, response: Response): Promise<void> => {
      const found = rightIn(request, deps);
      const page =
        'heading' in found
          ? found
          : await use(found, deps, request, response).catch((error: unknown) =>
              failed(error, response, deps),
            );
      response.status(page.status).set(HEADERS).type('html').send(html(page));
    };
  const path = ANSWERS_PATH.replace('{token}', ':token');
  app.get(path, answering(show));
  app.post(path, answering(answer));
}
