/**
 * How the outcome of each known cohort goes with its columns of numbers: what tells an outcome that is the wrong way round. Figures over
 * all patients, no patient's row; `tests/reference/known-relations.ts` makes them from the files.
 */
import relations from './known-relations.json' with { type: 'json' };

export interface KnownRelation {
  readonly name: string;
  /** Whether every value is a whole number. */
  readonly whole: boolean;
  /** Smallest value, deciles, largest value. */
  readonly quantiles: readonly number[];
  /** Share of the patients at or below each of those. */
  readonly shares: readonly number[];
  /** AUROC for the catalogue's positive side; higher than one half where it has the higher values. */
  readonly auroc: number;
  readonly meanPositive: number;
  readonly meanNegative: number;
}

/** By the key of the catalogue. */
export const knownRelations: Readonly<Record<string, readonly KnownRelation[]>> = relations;
