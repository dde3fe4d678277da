import type { Request } from 'express';
import type { Api } from './api';
import { isJson } from './body-reader';
import { versionOf } from './if-match';
import type { ApiRequest } from './operation';
import { invalidParameter } from './twilio-error';
import { NO_PARAMETERS, parametersOf, type Parameters } from './parameters';

/** Reads a request whose body was parsed. A form and a JSON document are never taken for one another. */
export function readRequest(
  { subdomain, version }: Pick<Api, 'subdomain' | 'version'>,
  request: Request,
  known: Pick<ApiRequest, 'path' | 'pages'>,
): ApiRequest {
  const origin = `http://${request.headers.host}`;
  if (!URL.canParse(origin)) throw invalidParameter('The Host header names no host');
  const body: unknown = request.body;
  return {
    ...known,
    query: request.url.includes('?') ? parametersOf(request.query) : NO_PARAMETERS,
    form: isJson(request) ? NO_PARAMETERS : formOf(body),
    json: isJson(request) ? body : undefined,
    ifMatch: versionOf(request.headers['if-match']),
    wantsWebhooks: request.headers['x-twilio-webhook-enabled'] === 'true',
    origin,
    base: `${origin}/${subdomain}/${version}`,
    url: request.originalUrl,
  };
}

const formOf = (body: unknown): Parameters =>
  body === undefined ? NO_PARAMETERS : parametersOf(body as Record<string, unknown>);
