import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

export const ANSWERS_PATH = '/v1/answers/{token}';

/** What the page's form sends; of an empty one it is an acknowledgement. */
export const answerForm = z
  .object({
    do: z.enum(['acknowledge', 'resolve', 'hand_back']).default('acknowledge'),
    /** Browsers write the ends of lines in their own way, and count them in ours (HTML, "textarea", `maxlength`). */
    note: z
      .string()
      .overwrite((text) => text.replaceAll('\r\n', '\n'))
      .max(4_000)
      .optional(),
  })
  .meta({ id: 'AnswerForm' });
export type AnswerForm = z.output<typeof answerForm>;

const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: z.string() } },
});

const PAGES = {
  200: page('How the escalation stands; with buttons for what can be done.'),
  403: page('Not a link of ours.'),
  404: page('The escalation is not kept any more.'),
  410: page('The link has expired.'),
  503: page('Temporal did not answer in time; nothing may have happened.'),
} as const;

/** Pages for people, which need no token but the one in their address. */
export const answerRoutes = (): RouteConfig[] =>
  (['get', 'post'] as const).map((method) => ({
    method,
    path: ANSWERS_PATH,
    operationId: method === 'get' ? 'readAnswerPage' : 'answerByLink',
    tags: ['Answers'],
    summary:
      method === 'get'
        ? 'The page of a link in a message to somebody who is asked'
        : 'Acknowledge with the link of a message, and later resolve or hand back',
    description:
      method === 'get'
        ? 'Changes nothing, so mail scanners and previews may open it.'
        : 'The form of the page. Each is done once for one link, however often it is sent.',
    security: [],
    request: {
      params: z.object({ token: z.string() }),
      ...(method === 'post' && {
        body: {
          required: false,
          content: { 'application/x-www-form-urlencoded': { schema: answerForm } },
        },
      }),
    },
    responses: method === 'get' ? PAGES : { ...PAGES, 400: page('Not the form of the page.') },
  }));
