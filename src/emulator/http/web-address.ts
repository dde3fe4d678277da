/** An absolute http or https URL: what can be requested. */
export const isWebAddress = (url: string): boolean => /^https?:/i.test(url) && URL.canParse(url);
