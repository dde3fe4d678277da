import { renameSync, writeFileSync } from 'node:fs';

/** Writes a private file in one step: a reader sees the old content or the new one, whole. */
export const writeWhole = (file: string, content: string): void => {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
};
