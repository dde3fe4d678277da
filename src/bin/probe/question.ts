import type { Centre } from './centre';

/** Something that Twilio's documents leave open, and that TaskRouter can be asked by its REST API alone. */
export interface Question {
  /** As a person would ask it. */
  readonly asks: string;
  /** What TaskRouter does, in a few words; two services that do the same give the same text. May throw. */
  answer(centre: Centre): Promise<string>;
}

/** What cannot be asked from here: it needs a telephone, or an address that Twilio can reach. */
export const NOT_ASKED: readonly string[] = [
  'What becomes of a reservation when neither the assignment callback nor its fallback gives a usable answer?',
  'Does EventsFilter limit what /Events lists, or the callbacks alone?',
  'Are parameters without a value left out of event callbacks?',
  'Which reason has the task of a caller who hung up, or was redirected, while waiting?',
];
