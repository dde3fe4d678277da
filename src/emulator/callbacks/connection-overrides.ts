/** How an attempt may fail, as the override `rp` names it. */
export type FailureKind = 'ct' | 'rt' | '4xx' | '5xx';

export interface ConnectionPolicy {
  /** Milliseconds for connecting, for the answer, and for all attempts together. */
  readonly connectTimeout: number;
  readonly readTimeout: number;
  readonly totalTime: number;
  readonly retries: number;
  readonly retryOn: readonly FailureKind[];
}

const ALL: readonly FailureKind[] = ['ct', 'rt', '4xx', '5xx'];

const LIMITS = {
  ct: [100, 10_000, 5_000],
  rt: [100, 15_000, 15_000],
  tt: [100, 15_000, 15_000],
  rc: [0, 5, 1],
} as const;

function numberIn(overrides: URLSearchParams, name: keyof typeof LIMITS): number {
  const [least, most, fallback] = LIMITS[name];
  const text = overrides.get(name);
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : fallback;
}

const isKind = (value: string): value is FailureKind => ALL.some((kind) => kind === value);

/**
 * What the fragment of a callback's URL asks for (`https://app/x#rc=3&rp=5xx,rt`), with Twilio's defaults: one retry,
 * and only when the connection failed (twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
export function connectionPolicyOf(url: string): ConnectionPolicy {
  const overrides = new URLSearchParams(url.split('#')[1] ?? '');
  const wanted = (overrides.get('rp') ?? 'ct').split(',');
  return {
    connectTimeout: numberIn(overrides, 'ct'),
    readTimeout: numberIn(overrides, 'rt'),
    totalTime: numberIn(overrides, 'tt'),
    retries: numberIn(overrides, 'rc'),
    retryOn: wanted.includes('all') ? ALL : wanted.filter(isKind),
  };
}
