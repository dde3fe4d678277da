/** A URL as a document writes it, perhaps relative to the document; null when it cannot be one. */
export const resolveUrl = (url: string, documentUrl: string): string | null =>
  URL.canParse(url, documentUrl) ? new URL(url, documentUrl).href : null;
