interface Listed {
  readonly meta: { readonly key: string };
}

const createdBy = (item: unknown, instant: number): boolean => {
  const { date_created: created } = item as { date_created?: unknown };
  return typeof created !== 'string' || Date.parse(created) <= instant;
};

const isList = (body: object): body is Listed & Record<string, unknown[]> =>
  'meta' in body && Array.isArray((body as Record<string, unknown>)[(body as Listed).meta.key]);

/**
 * The body of an answer as it was at an instant, as far as that is told by when things were created: lists lack what is
 * newer, and a resource that is newer is not there (null). Whole seconds count.
 */
export function asOf(body: object | undefined, instant: number): object | null {
  if (body === undefined) return null;
  if (!isList(body)) return createdBy(body, instant) ? body : null;
  const { key } = body.meta;
  return { ...body, [key]: body[key]!.filter((item) => createdBy(item, instant)) };
}
