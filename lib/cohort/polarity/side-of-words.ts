import { wordsOf } from '../column-names';
import type { KnownCohort } from '../known-cohorts/known-cohort';

const negations = new Set(['no', 'not', 'non', 'without', 'free', 'never', 'absence', 'absent', 'none', 'nobody', 'kein', 'keine', 'ohne', 'nicht']); // prettier-ignore

/**
 * Which side of a known outcome an analyst's words name: "do not have heart disease" the negative one. `null` where they name neither
 * ("have an event").
 */
export function sideOfWords(words: string, { sides }: Pick<KnownCohort, 'sides'>): 'positive' | 'negative' | null {
  const list = wordsOf(words);
  const begins = (word: string, stems: readonly string[]) => stems.some((stem) => word.startsWith(stem));
  const at = list.findIndex((word) => begins(word, [...sides.positive, ...sides.negative]));
  if (at === -1) return null;
  const named = begins(list[at]!, sides.positive) ? 'positive' : 'negative';
  // "without disease", "disease free"; what is said further on is of something else
  const isNegated = list.slice(0, at).some((word) => negations.has(word)) || list[at + 1] === 'free';
  if (!isNegated) return named;
  return named === 'positive' ? 'negative' : 'positive';
}
