/** Which side of a known cohort's outcome the patients counted as positive are. */
import { aurocStandardError } from '@/models/metrics/auroc-interval';
import { singleAuroc, type ValueCount } from '@/models/metrics/outcome-along';
import type { CohortMatch, ColumnPair } from './match-known';

/** How one column goes with the outcome, here and in the known cohort. */
export interface ComparedColumn extends ColumnPair {
  /** AUROC in the file, for the values counted as positive. */
  readonly auroc: number;
}

export interface FoundSide {
  readonly side: 'positive' | 'negative';
  /** Columns that tell, the clearest first. */
  readonly columns: readonly ComparedColumn[];
}

/** A column that is nearer to one half than this tells nothing. */
const informative = 0.06;
/** Log of the odds of one side over the other that is taken for certain, and what columns that go together are divided by. */
const certain = { logOdds: 5, together: 2 };
/** Share of the columns' weight that must point the same way. */
const agreement = 0.8;
/** Mean squared distance in standard errors up to which the file still behaves as the known cohort does. */
const fit = { names: 25, values: 8 };
/** Another hospital's patients differ by more than chance. */
const leastError = { names: 0.06, values: 0.03 };

/** The side, or `null` where the columns do not tell. */
export function findSide(match: CohortMatch): FoundSide | null {
  const columns = match.pairs.flatMap((pair) => compare(pair));
  if (columns.length === 0) return null;
  const scored = columns.map((column) => score(column, leastError[match.by]));
  const logOdds = scored.reduce((sum, { same, flipped }) => sum + (flipped - same) / 2, 0) / certain.together;
  if (Math.abs(logOdds) < certain.logOdds) return null;
  const side = logOdds > 0 ? 'positive' : 'negative';
  const distance = (each: Scored) => (side === 'positive' ? each.same : each.flipped);
  if (scored.reduce((sum, each) => sum + distance(each), 0) / scored.length > fit[match.by]) return null;
  const weight = (each: Scored) => Math.abs(each.column.known.auroc - 0.5);
  const agreeing = scored.filter((each) => each.same < each.flipped === (side === 'positive'));
  if (sumOf(agreeing, weight) < agreement * sumOf(scored, weight)) return null;
  return { side, columns: agreeing.sort((a, b) => weight(b) - weight(a)).map(({ column }) => column) };
}

function compare(pair: ColumnPair): ComparedColumn[] {
  if (Math.abs(pair.known.auroc - 0.5) < informative) return [];
  const found = singleAuroc(pair.file.counts);
  return found === null ? [] : [{ ...pair, auroc: found.estimate }];
}

interface Scored {
  readonly column: ComparedColumn;
  /** Squared distance in standard errors from the known relation, and from its mirror image. */
  readonly same: number;
  readonly flipped: number;
}

function score(column: ComparedColumn, least: number): Scored {
  const { known, file, auroc } = column;
  const nEvents = sumOf(file.counts, (count: ValueCount) => count.nEvents);
  const nOthers = sumOf(file.counts, (count: ValueCount) => count.nOthers);
  const error = Math.max(least, aurocStandardError(known.auroc, nEvents, nOthers));
  return { column, same: ((auroc - known.auroc) / error) ** 2, flipped: ((auroc - (1 - known.auroc)) / error) ** 2 };
}

function sumOf<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((sum, each) => sum + of(each), 0);
}
