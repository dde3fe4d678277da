import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editsOf, type Edit, type Variant } from './edits';

const PROJECT = join(__dirname, '..', '..', '..');
const COMPILED = join(PROJECT, 'dist');

/** An edit does not fit the compiled product any more: the product has changed, and the edit has to follow. */
export class EditLostError extends Error {
  override readonly name = 'EditLostError';

  constructor({ file, from }: Edit, found: number) {
    super(`dist/${file} has ${found} times, not once: ${from}`);
  }
}

/** A text with an edit made in it. Throws EditLostError. */
export function edited(text: string, edit: Edit): string {
  const parts = text.split(edit.from);
  if (parts.length !== 2) throw new EditLostError(edit, parts.length - 1);
  return parts.join(edit.to);
}

/**
 * A copy of the compiled product with a variant's edits in it, its workflow bundle made anew. Answers the folder of its
 * entry points. It is inside the project, so that it finds the same libraries. Throws EditLostError.
 */
export function buildVariant(variant: Variant): string {
  if (!existsSync(COMPILED))
    throw new Error('Run `npm run build` first: the campaign runs the built product.');
  const copy = join(PROJECT, '.test-cache', 'chaos', `build-${variant}`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(COMPILED, copy, { recursive: true });
  for (const edit of editsOf(variant)) {
    const file = join(copy, edit.file);
    writeFileSync(file, edited(readFileSync(file, 'utf8'), edit));
  }
  execFileSync(process.execPath, [join(copy, 'bin', 'bundle-workflows.js')], { stdio: 'inherit' });
  return join(copy, 'bin');
}
