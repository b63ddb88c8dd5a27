/**
 * Numbers with the word after them, added up: `1 failed | 3 passed (5)`, `2 failed, 1 skipped, 5 total`. Words are
 * lower case.
 */
export function addNumbers(text: string, to: Map<string, number>): void {
  for (const [, count, word = ''] of text.matchAll(/(?<![\w.])(\d{1,9}) ([a-z]+)/gi))
    to.set(word.toLowerCase(), (to.get(word.toLowerCase()) ?? 0) + Number(count));
}

/** The sum of those words that were told. */
export const sumOf = (numbers: ReadonlyMap<string, number>, ...words: string[]): number =>
  words.reduce((sum, word) => sum + (numbers.get(word) ?? 0), 0);
