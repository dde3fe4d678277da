import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { answerRoutes } from './answers';
import { OPERATIONS, type OperationContract } from './operations';
import { problem } from './problem';
import { idempotencyKey } from './requests';
import { health, readiness } from './service';
import { WEBHOOKS, type WebhookContract } from './webhooks';

type Responses = RouteConfig['responses'];

const requestIdHeader = z.object({ 'X-Request-Id': z.string() });

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is faulty; `errors` lists every fault.',
  401: 'No token, or not a valid one.',
  403: 'This caller may not do this.',
  404: 'There is nothing of this id or name.',
  409: 'The interaction, or the policy, refused; `code` says why. Nothing changed.',
  413: 'Too large.',
  415: 'Not a media type that is read here.',
  422: 'Understood, but contradictory: the same identity with another body, or a form that is no event.',
  429: 'Too many commands at once on one interaction. Ask again after Retry-After seconds.',
  500: 'A fault of ours.',
  503: 'Temporal is away, or the records database where it is needed; nothing happened. Ask again after Retry-After seconds.',
  504: 'No answer in time; a command may still be carried out. Ask again with the same Idempotency-Key.',
};

const refusals = (statuses: readonly number[]): Responses =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: PROBLEMS[status] ?? 'Refused.',
        headers: requestIdHeader,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );

const json = (description: string, schema: z.ZodType): Responses[string] => ({
  description,
  headers: requestIdHeader,
  content: { 'application/json': { schema } },
});

const KEY_HELP = {
  identity: 'Names the interaction when the body has no externalId.',
  command: 'The id of the command: sending it twice has the effect and the answer of sending it once.',
};

const parametersOf = (path: string): z.ZodObject =>
  z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, z.string()])));

function tagOf(path: string): string {
  if (path.startsWith('/v1/overrides')) return 'Overrides';
  return path.startsWith('/v1/audit') ? 'Records' : 'Interactions';
}

function operation(name: string, contract: OperationContract): RouteConfig {
  const { method, path, summary, description, roles, idempotencyKey: key, query, body } = contract;
  return {
    method,
    path,
    operationId: name,
    tags: [tagOf(path)],
    summary,
    description: [description, `Roles: ${roles.join(', ')}.`].filter(Boolean).join(' '),
    security: [{ token: [] }],
    request: {
      ...(path.includes('{') ? { params: parametersOf(path) } : {}),
      ...(query ? { query } : {}),
      ...(key === 'none'
        ? {}
        : {
            headers: z.object({
              'Idempotency-Key': idempotencyKey.optional().meta({ description: KEY_HELP[key] }),
            }),
          }),
      ...(body ? { body: { content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(contract.answers).map(([status, answer]) => [
          status,
          json(answer.description, answer.schema),
        ]),
      ),
      ...refusals([401, 403, ...contract.refusals, 500]),
    },
  };
}

/** Who sends webhooks, and how. */
const SENDERS = {
  twilio: {
    tag: 'Twilio',
    scheme: 'twilioSignature',
    mediaType: 'application/x-www-form-urlencoded',
  },
  pagerduty: { tag: 'PagerDuty', scheme: 'pagerDutySignature', mediaType: 'application/json' },
  jira: { tag: 'Jira', scheme: 'jiraSignature', mediaType: 'application/json' },
  slack: { tag: 'Slack', scheme: 'slackSignature', mediaType: 'application/x-www-form-urlencoded' },
} as const;

function webhook(name: string, contract: WebhookContract): RouteConfig {
  const { path, summary, description, form, sender = 'twilio', mediaType, answers } = contract;
  return {
    method: 'post',
    path,
    operationId: name,
    tags: [SENDERS[sender].tag],
    summary,
    description,
    security: [{ [SENDERS[sender].scheme]: [] }],
    ...(form ? { request: { body: { content: { [SENDERS[sender].mediaType]: { schema: form } } } } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, text]) => [
          status,
          {
            description: text,
            ...(mediaType === undefined || status !== '200'
              ? {}
              : { content: { [mediaType]: { schema: BODIES[mediaType] } } }),
          },
        ]),
      ),
      ...refusals([...contract.refusals, 500]),
    },
  };
}

/** What webhooks answer with 200. */
const BODIES = { 'text/xml': z.string(), 'application/json': z.record(z.string(), z.unknown()) } as const;

function service(path: string, summary: string, responses: Responses, secured = false): RouteConfig {
  return {
    method: 'get',
    path,
    operationId: path.slice(1),
    tags: ['Service'],
    summary,
    ...(secured ? { security: [{ token: [] }] } : {}),
    responses,
  };
}

const services = (): RouteConfig[] => [
  service('/healthz', 'Whether the process answers', { 200: json('It does.', health) }),
  service('/readyz', 'Whether it can do its work', {
    200: json('It can.', readiness),
    503: json('It cannot; `missing` says why.', readiness),
  }),
  service(
    '/metrics',
    'Metrics for Prometheus (role ops)',
    {
      200: { description: 'Prometheus text.', content: { 'text/plain': { schema: z.string() } } },
      ...refusals([401, 403, 500]),
    },
    true,
  ),
];

/** How callers say who they are, and senders of webhooks. */
function registerSchemes(registry: OpenAPIRegistry): void {
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token with one role: backend, agent, supervisor or ops.',
  });
  registry.registerComponent('securitySchemes', 'twilioSignature', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Twilio-Signature',
    description: "Twilio's HMAC-SHA1 over the public URL and the form.",
  });
  registry.registerComponent('securitySchemes', 'pagerDutySignature', {
    type: 'apiKey',
    in: 'header',
    name: 'X-PagerDuty-Signature',
    description: "PagerDuty's HMAC-SHA256 over the body, one for each secret.",
  });
  registry.registerComponent('securitySchemes', 'slackSignature', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Slack-Signature',
    description: "Slack's HMAC-SHA256 over the time of the request and the body.",
  });
  registry.registerComponent('securitySchemes', 'jiraSignature', {
    type: 'apiKey',
    in: 'header',
    name: 'X-Hub-Signature',
    description: "Jira's HMAC-SHA256 over the body.",
  });
}

/** The OpenAPI 3.1 document of this API. Twilio's webhooks are paths here, because Twilio calls them on us. */
export function openApiDocument(): ReturnType<OpenApiGeneratorV31['generateDocument']> {
  const registry = new OpenAPIRegistry();
  registerSchemes(registry);
  for (const [name, contract] of Object.entries(OPERATIONS)) registry.registerPath(operation(name, contract));
  for (const [name, contract] of Object.entries(WEBHOOKS)) registry.registerPath(webhook(name, contract));
  for (const route of [...answerRoutes(), ...services()]) registry.registerPath(route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description: 'Durable support interactions: start them, watch them, command them.',
    },
    servers: [{ url: '/' }],
  });
}
