import type { Verb } from '../twiml/parse-twiml';

/** Verbs that the caller only hears. They take no time: the emulator notes them and goes on. */
export const HEARD: ReadonlySet<string> = new Set(['Say', 'Play', 'Pause']);

export const heardText = ({ name, text, attributes }: Verb): string =>
  name === 'Pause' ? `${attributes['length'] ?? '1'} s` : text.trim();
