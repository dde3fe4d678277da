/** Whose customers are led elsewhere: those who wait in a queue, or those who wait anywhere on a route. */
export type OverrideSource =
  { readonly kind: 'queue'; readonly queue: string } | { readonly kind: 'route'; readonly route: string };

export const isSource = (value: unknown): value is OverrideSource => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, queue, route } = value as Record<string, unknown>;
  return kind === 'queue' ? typeof queue === 'string' : kind === 'route' && typeof route === 'string';
};

/** The name of the queue or route. */
export const sourceName = (from: OverrideSource): string => (from.kind === 'queue' ? from.queue : from.route);

export const isSameSource = (a: OverrideSource, b: OverrideSource): boolean =>
  a.kind === b.kind && sourceName(a) === sourceName(b);

/** `queue billing`, for messages. */
export const sourceText = (from: OverrideSource): string => `${from.kind} ${sourceName(from)}`;
