export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** Milliseconds since the epoch. Durations carry the suffix `Ms`. */
export type Instant = number;
