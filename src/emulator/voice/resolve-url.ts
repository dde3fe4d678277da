import { isWebAddress } from '../http/web-address';

/** A URL as a document writes it, perhaps relative to the document; null when it cannot be requested. */
export function resolveUrl(url: string, documentUrl: string): string | null {
  const href = URL.canParse(url, documentUrl) ? new URL(url, documentUrl).href : '';
  return isWebAddress(href) ? href : null;
}
