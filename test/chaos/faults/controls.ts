import type { FaultInput } from '../../../src/emulator/faults/fault-rule';
import type { ChaosStack } from '../stack/stack';

/** A rule in force in the emulator, and its own count of what it did. */
export interface RuleCount {
  readonly rule: { readonly on: string; readonly answer?: unknown; readonly action?: unknown };
  readonly matched: number;
  readonly applied: number;
}

export interface Controls {
  spoil(rules: readonly FaultInput[]): Promise<void>;
  counts(): Promise<readonly RuleCount[]>;
  clear(): Promise<void>;
  crm(fault: { mode: 'ok' | 'down' | 'slow'; delayMs?: number }): Promise<void>;
  /** What the CRM answers now to a question of ours. */
  askCrm(): Promise<number>;
}

/** The admin APIs of the emulator and of the CRM's stand-in. */
export function controlsOf({ context, emulatorUrl, crmUrl }: ChaosStack): Controls {
  const { accountSid, authToken, crmToken } = context.credentials;
  const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const call = async (url: string, authorization: string, method: string, body?: object) => {
    const response = await fetch(url, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return response;
  };
  const faultsUrl = `${emulatorUrl}/emulator/faults`;
  return {
    spoil: async (rules) => void (await call(faultsUrl, basic, 'POST', { rules })),
    counts: async () =>
      ((await (await call(faultsUrl, basic, 'GET')).json()) as { rules: RuleCount[] }).rules,
    clear: async () => void (await call(faultsUrl, basic, 'DELETE')),
    crm: async (fault) => void (await call(`${crmUrl}/admin/faults`, `Bearer ${crmToken}`, 'POST', fault)),
    askCrm: async () => {
      const headers = { authorization: `Bearer ${crmToken}` };
      return (await fetch(`${crmUrl}/customers/acct-42`, { headers })).status;
    },
  };
}
