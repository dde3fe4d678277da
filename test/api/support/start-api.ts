import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi, listenOptions } from '../../../src/api/app';
import type { ApiToken } from '../../../src/api/authenticate';
import type { ApiDeps } from '../../../src/api/deps';
import type { RequestReport, WebhookReport } from '../../../src/api/events';
import { asAgentSid, asRoutingPlanSid } from '../../../src/domain/ids';
import { createContractCheck } from './contract-check';
import { createMemoryRecords } from '../../harness/memory-records';
import { NO_OVERRIDES } from '../../harness/no-overrides';
import { createGatewayDouble } from './gateway-double';

export const ACCOUNT_SID = `AC${'a'.repeat(32)}`;
export const AUTH_TOKEN = 'primary-auth-token';
export const PUBLIC_URL = 'https://support.example.com';
export const ANA = `WK${'1'.repeat(32)}`;
export const BEN = `WK${'2'.repeat(32)}`;
export const VOICE_PLAN = asRoutingPlanSid(`WW${'b'.repeat(32)}`);

export const TOKENS = {
  backend: 'token-of-the-backend',
  ana: 'token-of-ana',
  supervisor: 'token-of-a-supervisor',
  ops: 'token-of-ops',
} as const;
export type Caller = keyof typeof TOKENS;

const tokens: readonly ApiToken[] = [
  { token: TOKENS.backend, name: 'shop', role: 'backend' },
  { token: TOKENS.ana, name: 'ana', role: 'agent', agentSid: asAgentSid(ANA) },
  { token: TOKENS.supervisor, name: 'floor', role: 'supervisor' },
  { token: TOKENS.ops, name: 'ops', role: 'ops' },
];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Without parameters. */
  readonly type: string;
  readonly text: string;
  /** The parsed body; undefined unless it is JSON. */
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

interface Options {
  readonly as?: Caller;
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  /** For answers that are no part of the contract, such as 404 on an unknown path. */
  readonly undocumented?: boolean;
}

/** The API on a real socket, with a recording gateway; every answer is checked against the served document. */
export async function startApi(overrides: Partial<ApiDeps> = {}) {
  const double = createGatewayDouble();
  const records = createMemoryRecords();
  const webhooks: WebhookReport[] = [];
  const requests: RequestReport[] = [];
  const errors: unknown[] = [];
  const api = createApi({
    gateway: double.gateway,
    overrides: NO_OVERRIDES,
    upkeep: { schedule: async () => ({ isPaused: false, lastRunAt: 1_767_225_590_000 }) },
    releases: {
      pauseOf: async () => null,
      heldIn: async () => 0,
      pause: async (pause) => pause,
      resume: async () => undefined,
    },
    records,
    policy: async () => ({
      version: 'saas-support@0badcafe',
      routingPlans: { voice: VOICE_PLAN, messaging: VOICE_PLAN, email: VOICE_PLAN },
      attributeNames: ['channel', 'language', 'product_area', 'throughline'],
      queueNames: ['desk', 'sales'],
      pacedQueues: () => [],
    }),
    tokens,
    twilio: { accountSid: ACCOUNT_SID, authTokens: [AUTH_TOKEN] },
    publicUrl: PUBLIC_URL,
    events: {
      onWebhook: (report) => webhooks.push(report),
      onRequest: (report) => requests.push(report),
      onError: (error) => errors.push(error),
    },
    metrics: async () => 'up 1\n',
    now: () => 1_767_225_600_000,
    deadlines: { webhookMs: 40, policyMs: 40, readinessMs: 40, auditMs: 40 },
    ...overrides,
  });
  const server = createServer(listenOptions, api);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const url = `http://127.0.0.1:${port}`;
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Record<string, unknown>;
  const check = createContractCheck(document);

  const call = async (path: string, options: Options = {}): Promise<Answer> => {
    const method = options.method ?? 'GET';
    const body = options.json === undefined ? options.body : JSON.stringify(options.json);
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(options.as ? { authorization: `Bearer ${TOKENS[options.as]}` } : {}),
        ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, type, text };
    if (!options.undocumented) {
      expect(check(method, new URL(url + path).pathname, answer)).toBeNull();
    }
    return { ...answer, json: type.endsWith('json') && text !== '' ? JSON.parse(text) : undefined };
  };

  return {
    ...double,
    records,
    call,
    check,
    url,
    port,
    document,
    webhooks,
    requests,
    errors,
    /** Cuts off whoever still waits for an answer. */
    dropConnections: () => server.closeAllConnections(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type ApiUnderTest = Awaited<ReturnType<typeof startApi>>;
