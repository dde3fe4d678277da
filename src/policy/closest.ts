/** How many letters must change to turn one word into the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The known word that somebody most likely meant, or null when none is near. */
export function closest(word: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, letters: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, letters }) => letters <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.letters - b.letters);
  return near[0]?.candidate ?? null;
}

/** A sentence that points at the word that was meant, or lists what there is. */
export function suggest(word: string, known: readonly string[]): string {
  const meant = closest(word, known);
  if (meant !== null) return `Did you mean ${meant}?`;
  return known.length === 0 ? 'None is declared.' : `There are: ${known.join(', ')}.`;
}
