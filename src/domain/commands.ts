import type { Actor } from './interaction-view';

/**
 * What a person or a backend may ask of a running interaction. Each carries the caller-chosen command id in the
 * Temporal update id, so sending one twice has the effect and the answer of sending it once.
 */
export type Command =
  | { readonly kind: 'resolve'; readonly by: Actor; readonly note: string | null }
  | { readonly kind: 'note'; readonly by: Actor; readonly text: string }
  | {
      readonly kind: 'cancel';
      readonly by: Actor;
      /** On whose behalf: a customer who left, the backend that opened it, or operations. */
      readonly onBehalfOf: 'customer' | 'backend' | 'ops';
      readonly reason: string;
    };
