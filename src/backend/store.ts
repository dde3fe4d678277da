import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface KeptNote {
  readonly key: string;
  readonly interactionId: string;
  readonly externalId: string | null;
  readonly customerId: string | null;
  readonly at: string;
  readonly text: string;
}

export interface KeptMessage {
  readonly key: string;
  readonly externalId: string;
  readonly at: string;
  readonly text: string;
}

interface State {
  notes: KeptNote[];
  messages: KeptMessage[];
}

export type Kept = 'created' | 'repeated' | 'conflict';

function load(file: string | undefined): State {
  return file !== undefined && existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as State)
    : { notes: [], messages: [] };
}

/**
 * Keeps case notes and messages, each once per owner and key, in memory and, when a file is named, there too. A write
 * to the file replaces it whole, so that a crash leaves the old state or the new one.
 */
export function createStore(file?: string) {
  const state = load(file);
  const save = (): void => {
    if (file === undefined) return;
    const draft = `${file}.${process.pid}.new`;
    writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
    renameSync(draft, file);
  };
  const keep = <Entry extends { key: string; text: string }>(
    entries: Entry[],
    entry: Entry,
    sameOwner: (other: Entry) => boolean,
  ): Kept => {
    const before = entries.find((other) => other.key === entry.key && sameOwner(other));
    if (before) return before.text === entry.text ? 'repeated' : 'conflict';
    entries.push(entry);
    save();
    return 'created';
  };
  return {
    keepNote: (note: KeptNote): Kept =>
      keep(state.notes, note, (other) => other.interactionId === note.interactionId),
    keepMessage: (message: KeptMessage): Kept =>
      keep(state.messages, message, (other) => other.externalId === message.externalId),
    notes: (): readonly KeptNote[] => [...state.notes],
    messages: (): readonly KeptMessage[] => [...state.messages],
  };
}

export type Store = ReturnType<typeof createStore>;
