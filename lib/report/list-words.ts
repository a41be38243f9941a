const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "glucose, insulin and age". */
export function listWords(words: readonly string[]): string {
  return lists.format(words);
}
