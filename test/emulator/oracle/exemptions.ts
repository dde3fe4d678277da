/** A value that an answer may have although the document's schema has no room for it. */
export interface ValueExemption {
  /** The name of the schema in the document, and of its property. */
  readonly schema: string;
  readonly property: string;
  readonly value: unknown;
  readonly reason: string;
}

/** A header that the document declares and an answer may leave out. */
export interface HeaderExemption {
  readonly operationId: string;
  readonly header: string;
  readonly reason: string;
}

export const VALUE_EXEMPTIONS: readonly ValueExemption[] = [
  {
    schema: 'taskrouter.v1.workspace',
    property: 'event_callback_url',
    value: '',
    reason: "Declared as a URI, but the document's own example of a workspace without one has an empty text.",
  },
];

/** The document declares an ETag for these alone among the lists. */
const LISTS_WITH_ETAG = ['ListTask', 'ListTaskReservation', 'ListWorker', 'ListWorkerReservation'];

export const HEADER_EXEMPTIONS: readonly HeaderExemption[] = LISTS_WITH_ETAG.map((operationId) => ({
  operationId,
  header: 'ETag',
  reason: 'A list has no version: nothing can be written against it.',
}));
