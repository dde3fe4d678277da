import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { problemOf } from '../../../src/api/errors';
import { giveRequestId } from '../../../src/api/request-id';
import { receive } from '../../../src/api/webhooks/receive';
import type { TwilioForm } from '../../../src/api/webhooks/twilio-signature';
import { sendRaw, type RawRequest } from '../support/raw-request';
import { TOKEN } from './signature-vectors';

/** The API's receiver on a real socket under any path; answers 204, or the status and code of what it refused. */
export async function startReceiver() {
  let keys = { publicUrl: 'https://example.com', authTokens: [TOKEN], accountSid: 'AC' };
  const app = express();
  app.use(giveRequestId, (request, response, next) => {
    receive(request, response, keys).then(() => response.status(204).end(), next);
  });
  app.use((error: unknown, _request: unknown, response: express.Response, _next: unknown) => {
    const { problem } = problemOf(error, 'test');
    response.status(problem.status).json(problem);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** 'accepted', or the problem's code. */
    async verdict(
      request: Omit<RawRequest, 'port'> & { signature?: string; publicUrl?: string; authTokens?: string[] },
    ): Promise<string> {
      const { publicUrl = 'https://example.com', authTokens = [TOKEN], signature, ...raw } = request;
      keys = { publicUrl, authTokens, accountSid: 'AC' };
      const headers = {
        ...(signature === undefined ? {} : { 'X-Twilio-Signature': signature }),
        ...raw.headers,
      };
      const answer = await sendRaw({ ...raw, port, headers });
      return answer.status === 204 ? 'accepted' : JSON.parse(answer.text).code;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };

export const encodeForm = (form: TwilioForm): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((entry): [string, string] => [name, entry]),
    ),
  ).toString();
