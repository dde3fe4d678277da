/** In the audit log a queue stands in the place of an interaction; no interaction has such an id. */
export const queueSubject = (queue: string): string => `queue:${queue}`;
