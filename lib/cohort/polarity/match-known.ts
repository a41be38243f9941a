/** Which known cohort a file holds, in whole or in part, under whatever names and in whatever order: by names of columns, else by their values. */
import { bisectRight } from 'd3';
import type { ValueCount } from '@/models/metrics/outcome-along';
import { knownCohorts, type KnownCohort } from '../catalogue';
import { wordsOf } from '../column-names';
import { knownRelations, type KnownRelation } from './known-relations';

/** A column of numbers of the file. */
export interface FileColumn {
  readonly name: string;
  readonly counts: readonly ValueCount[];
  readonly spread: Spread;
}

/** How a column's values are spread, worked out once for all comparisons. */
interface Spread {
  readonly whole: boolean;
  /** Ascending, and how many patients are at or below each. */
  readonly values: Float64Array;
  readonly atOrBelow: Float64Array;
}

/** A column of the file, ready to be compared. `counts` holds at least one value. */
export function fileColumn(name: string, counts: readonly ValueCount[]): FileColumn {
  let below = 0;
  const atOrBelow = Float64Array.from(counts, ({ nEvents, nOthers }) => (below += nEvents + nOthers));
  const values = Float64Array.from(counts, ({ value }) => value);
  return { name, counts, spread: { whole: values.every(Number.isInteger), values, atOrBelow } };
}

export interface ColumnPair {
  readonly known: KnownRelation;
  readonly file: FileColumn;
}

export interface CohortMatch {
  readonly known: KnownCohort;
  readonly by: 'names' | 'values';
  readonly pairs: readonly ColumnPair[];
}

const fewestPairs = 3;
/** Share of the known cohort's columns that must be found. */
const pairedShare = 0.6;
/** Columns with so many different values that they cannot agree by chance; two are needed where names say nothing. */
const rich = { values: 10, columns: 2 };
/** Distance of distributions from which a coded column is coded otherwise. */
const otherCodes = 0.2;

/** Every known cohort that the file may be, the closest first. */
export function matchKnown(file: readonly FileColumn[]): CohortMatch[] {
  const matches = knownCohorts.flatMap((known): CohortMatch[] => {
    const relations = knownRelations[known.key]!;
    const needed = Math.max(fewestPairs, pairedShare * relations.length);
    const named = pairByNames(known, relations, file);
    if (named.length >= needed) return [{ known, by: 'names', pairs: named }];
    const valued = pairByValues(relations, file);
    const nRich = valued.filter(({ file: { counts } }) => counts.length >= rich.values).length;
    return valued.length >= needed && nRich >= rich.columns ? [{ known, by: 'values', pairs: valued }] : [];
  });
  return matches
    .map((match) => ({ match, distance: meanDistance(match.pairs) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ match }) => match);
}

function pairByNames(
  known: KnownCohort,
  relations: readonly KnownRelation[],
  file: readonly FileColumn[],
): ColumnPair[] {
  const wordsIn = (name: string) => wordsOf(name).join(' ');
  return relations.flatMap((relation) => {
    const column = file.find(({ name }) => wordsIn(name) === wordsIn(relation.name));
    if (column === undefined) return [];
    const isCoded = known.columns[relation.name]?.kind === 'categorical';
    return isCoded && distance(relation, column.spread) > otherCodes ? [] : [{ known: relation, file: column }];
  });
}

/** Pairs the most alike first, each column once. */
function pairByValues(relations: readonly KnownRelation[], file: readonly FileColumn[]): ColumnPair[] {
  const alike = relations.flatMap((known) =>
    file
      .filter((column) => couldBe(known, column.spread))
      .map((column) => ({ known, file: column, distance: distance(known, column.spread) })),
  );
  const taken = new Set<KnownRelation | FileColumn>();
  return alike
    .sort((a, b) => a.distance - b.distance)
    .filter((pair) => {
      if (taken.has(pair.known) || taken.has(pair.file)) return false;
      taken.add(pair.known).add(pair.file);
      return true;
    });
}

/** Whether the values can be a part of the known column's: of the same kind, within its range, spread alike. */
function couldBe(known: KnownRelation, spread: Spread): boolean {
  const { values, atOrBelow } = spread;
  const { whole, quantiles } = known;
  if (values[0]! < quantiles[0]! || values.at(-1)! > quantiles.at(-1)! || whole !== spread.whole) return false;
  // Kolmogorov and Smirnov at 1 %, and some room for rows that were not drawn at random
  return distance(known, spread) <= 1.63 * Math.sqrt(1 / atOrBelow.at(-1)! + 1 / smallestKnown) + 0.03;
}

/** Patients of the smallest cohort of the catalogue: the widest bound that any of them needs. */
const smallestKnown = Math.min(...knownCohorts.map(({ nPatients }) => nPatients));

/** Largest difference of the shares at or below the known column's deciles. */
function distance({ quantiles, shares }: KnownRelation, { values, atOrBelow }: Spread): number {
  const total = atOrBelow.at(-1)!;
  return quantiles.reduce((most, quantile, position) => {
    const nValues = bisectRight(values, quantile);
    const share = nValues === 0 ? 0 : atOrBelow[nValues - 1]! / total;
    return Math.max(most, Math.abs(share - shares[position]!));
  }, 0);
}

function meanDistance(pairs: readonly ColumnPair[]): number {
  return pairs.reduce((sum, { known, file }) => sum + distance(known, file.spread), 0) / pairs.length;
}
