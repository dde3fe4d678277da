import { randomUUID } from 'node:crypto';
import type { OverrideStart } from '../../domain/overrides/override';
import type { OverrideView } from '../../domain/overrides/override-view';
import { isSameSource, sourceName } from '../../domain/overrides/source';
import { uuidOf } from '../../gateway/identity';
import { GatewayError } from '../../gateway/port';
import { audited } from '../audit/audited';
import { idempotencyKeyOf } from '../idempotency-key';
import type { Operation, OperationDeps } from '../interactions/call';
import { overrideAuditEntry } from './audit-entry';
import { faultsOf, overrideOf, refuseFaults } from './override-request';

/** `POST /v1/overrides`. The Idempotency-Key names the override: asking twice begins one. */
export const createBeginOverride =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { principal, request } = call;
    const key = idempotencyKeyOf(request) ?? randomUUID();
    const overrideId = uuidOf(['override', principal.role, principal.name, key].join('/'));
    const start = overrideOf(call, overrideId);
    const faults = faultsOf(start, deps.now());
    if (faults.length > 0 && !(await hasBegun(deps, overrideId))) refuseFaults(faults);
    const { from, to, reason, until } = start;
    const details = { [from.kind]: sourceName(from), to, until: new Date(until).toISOString() };
    const entry = overrideAuditEntry(call, { overrideId, key, reason, details }, deps.now());
    const view = await audited(deps, call.requestId, entry, async () =>
      expectSame(await deps.overrides.beginOverride(start), start),
    );
    return { status: 201, body: view, headers: { 'Idempotency-Key': key } };
  };

/** Whoever had no answer asks again, perhaps a minute before its end: that it holds is what they are to hear then. */
const hasBegun = ({ overrides }: OperationDeps, overrideId: string): Promise<boolean> =>
  overrides.readOverride(overrideId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof GatewayError && error.code === 'override_not_found') return false;
      throw error;
    },
  );

function expectSame(view: OverrideView, { from, to, reason, until }: OverrideStart): OverrideView {
  const isSame =
    isSameSource(view.from, from) &&
    view.to === to &&
    view.reason === reason &&
    Date.parse(view.until) === until;
  if (isSame) return view;
  throw new GatewayError('idempotency_conflict', 'This Idempotency-Key was used before, with another body.');
}
