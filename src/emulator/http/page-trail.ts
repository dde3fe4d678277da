/** What pages of lists have shown, so that a list can go on where its last item has left it meanwhile. */
export interface PageTrail {
  /** Notes what the page showed that a token follows; `after` is the token that it followed itself. */
  note(
    list: string,
    token: string,
    shown: { readonly sids: readonly string[]; readonly after: string | null },
  ): void;
  /** The SIDs shown before a token's page, the last first; nothing for a token that nobody remembers. */
  shownBefore(list: string, token: string): Generator<string>;
}

/** How many pages are remembered. */
const KEPT = 1_000;

export function createPageTrail(): PageTrail {
  const pages = new Map<string, { readonly sids: readonly string[]; readonly after: string | null }>();
  const keyOf = (list: string, token: string): string => `${token} ${list}`;
  return {
    note: (list, token, shown) => {
      const key = keyOf(list, token);
      pages.delete(key);
      pages.set(key, shown);
      if (pages.size > KEPT) pages.delete(pages.keys().next().value!);
    },
    *shownBefore(list, token) {
      let page = pages.get(keyOf(list, token));
      while (page !== undefined) {
        yield* [...page.sids].reverse();
        page = page.after === null ? undefined : pages.get(keyOf(list, page.after));
      }
    },
  };
}
