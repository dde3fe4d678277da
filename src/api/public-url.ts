/**
 * A path on the public URL. Fragments of the configured URL are dropped: they hold connection overrides, which Twilio
 * neither sends nor signs (Twilio, "Webhooks connection overrides").
 */
export const onPublicUrl = (publicUrl: string, pathAndQuery: string): string =>
  publicUrl.replace(/#.*$/s, '').replace(/\/+$/, '') + pathAndQuery;
