import { SEARCH_ATTRIBUTES } from '../../../workflows/messages';
import type { SearchAttributeTypes } from './search-attributes';

/** What a namespace must know before an interaction can start. */
export const INTERACTION_SEARCH_ATTRIBUTES: SearchAttributeTypes = Object.fromEntries(
  Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, type]),
);
