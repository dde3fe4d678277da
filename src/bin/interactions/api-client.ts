import type { z } from 'zod';
import type { Replayed } from '../../domain/escalation/replaying';
import { asEscalationId, interactionIdOfEscalation } from '../../domain/ids';
import type { OverrideView } from '../../domain/overrides/override-view';
import type { OverridePreview } from '../../domain/overrides/preview';
import type { InteractionView } from '../../domain/interaction-view';
import { interaction, interactionPage, problem, startedInteraction } from '../../api/contract';
import { pageReplayed } from '../../api/contract/escalation';
import { reconciliationHealth, type ReconciliationHealth } from '../../api/contract/health';
import { escalationPage, type EscalationPage } from '../../api/contract/escalation-list';
import { override, overrideList, overridePreview } from '../../api/contract/override';
import {
  queueRelease,
  releaseList,
  type QueueReleaseView,
  type ReleaseList,
} from '../../api/contract/release';
import { readiness, type Readiness } from '../../api/contract/service';

/** The live state, as the API tells it. */
export type Interaction = InteractionView;
export type InteractionPage = z.infer<typeof interactionPage>;
export type StartedInteraction = z.infer<typeof startedInteraction>;

/** The API refused, or could not be asked. The message names every fault, and is for whoever typed the command. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    /** The problem document's code; null when no API answered. */
    readonly code: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface ApiAddress {
  readonly url: string;
  readonly token: string;
}

const INTERACTIONS = '/v1/interactions';
const OVERRIDES = '/v1/overrides';

/** A call may wait for a foreground action of the interaction, which the API gives 20 s. */
const ANSWER_WITHIN_MS = 25_000;

/** The API as its callers know it: nothing here knows more than `/openapi.json` says. Every method throws ApiError. */
export class ApiClient {
  constructor(private readonly address: ApiAddress) {}

  /** What `GET /readyz` says, which it also says with 503. */
  async readiness(): Promise<Readiness> {
    const response = await this.fetched(`${this.address.url}/readyz`, {});
    const parsed = readiness.safeParse(await response.json().catch(() => null));
    if (parsed.success) return parsed.data;
    throw notThisApi(this.address.url);
  }

  reconciliation(): Promise<ReconciliationHealth> {
    return this.call(reconciliationHealth, 'GET', '/v1/health/reconciliation');
  }

  releases(): Promise<ReleaseList> {
    return this.call(releaseList, 'GET', '/v1/releases');
  }

  commandRelease(
    queue: string,
    name: 'pause' | 'resume',
    body: object,
    key: string,
  ): Promise<QueueReleaseView> {
    const path = `/v1/queues/${encodeURIComponent(queue)}/release/${name}`;
    return this.call(queueRelease, 'POST', path, body, key);
  }

  /** `filter` holds the query parameters of `GET /v1/interactions`. */
  list(filter: Readonly<Record<string, string | undefined>>): Promise<InteractionPage> {
    return this.call(interactionPage, 'GET', filtered(INTERACTIONS, filter));
  }

  /** `filter` holds the query parameters of `GET /v1/escalations`. */
  escalations(filter: Readonly<Record<string, string | undefined>>): Promise<EscalationPage> {
    return this.call(escalationPage, 'GET', filtered('/v1/escalations', filter));
  }

  read(id: string): Promise<Interaction> {
    return this.call(interaction, 'GET', `${INTERACTIONS}/${encodeURIComponent(id)}`);
  }

  start(request: object): Promise<StartedInteraction> {
    return this.call(startedInteraction, 'POST', INTERACTIONS, request);
  }

  /** `key` is the Idempotency-Key: the same one has one effect. */
  command(id: string, name: 'resolve' | 'notes' | 'cancel', body: object, key: string): Promise<Interaction> {
    return this.call(interaction, 'POST', `${INTERACTIONS}/${encodeURIComponent(id)}/${name}`, body, key);
  }

  /** The interaction's id is in the escalation's. */
  replayPage(escalationId: string, pageId: string, key: string): Promise<Replayed> {
    const id = interactionIdOfEscalation(asEscalationId(escalationId));
    const [interactionId, escalation, page] = [id, escalationId, pageId].map(encodeURIComponent);
    const path = `${INTERACTIONS}/${interactionId}/escalations/${escalation}/pages/${page}/replay`;
    return this.call(pageReplayed, 'POST', path, undefined, key);
  }

  previewOverride(request: object): Promise<OverridePreview> {
    return this.call(overridePreview, 'POST', `${OVERRIDES}/preview`, request);
  }

  beginOverride(request: object, key: string): Promise<OverrideView> {
    return this.call(override, 'POST', OVERRIDES, request, key);
  }

  overrides(): Promise<z.infer<typeof overrideList>> {
    return this.call(overrideList, 'GET', OVERRIDES);
  }

  endOverride(id: string, request: object, key: string): Promise<OverrideView> {
    return this.call(override, 'POST', `${OVERRIDES}/${encodeURIComponent(id)}/end`, request, key);
  }

  private async call<Schema extends z.ZodType>(
    schema: Schema,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key?: string,
  ): Promise<z.output<Schema>> {
    const { url, token } = this.address;
    const response = await this.fetched(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusal(response.status, answer);
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw notThisApi(url);
  }

  private async fetched(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    } catch (error) {
      throw new ApiError(`The API at ${this.address.url} does not answer.`, null, { cause: error });
    }
  }
}

function filtered(path: string, filter: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}

const notThisApi = (url: string) => new ApiError(`What answers at ${url} is not this version's API.`);

function refusal(status: number, answer: unknown): ApiError {
  const parsed = problem.safeParse(answer);
  if (!parsed.success) return new ApiError(`The API answered ${status}.`);
  const { code, detail, errors = [], requestId } = parsed.data;
  const faults = errors.map(({ field, message }) => `  ${field}: ${message}`);
  return new ApiError(
    [`${detail} (${status} ${code}, request ${requestId})`, ...(faults.length > 1 ? faults : [])].join('\n'),
    code,
  );
}
