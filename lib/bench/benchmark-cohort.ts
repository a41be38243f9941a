/** The cohort that benchmarks are run on: Pima where its file is at hand, else the simulated demo cohort. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CohortData, FeatureTable } from '@/models/features';
import { knownCohorts } from '../cohort/catalogue';
import { demoCohortName, simulateDemoCohort } from '../cohort/demo-cohort';
import { readKnownCohort } from '../cohort/read-known-cohort';

export interface BenchmarkCohort {
  readonly name: string;
  readonly data: CohortData;
}

/** @param folder holds the public cohorts; null where there is none. */
export async function openBenchmarkCohort(folder: string | null): Promise<BenchmarkCohort> {
  const known = knownCohorts.find(({ key }) => key === 'pima')!;
  if (folder === null || !existsSync(path.join(folder, known.fileName))) {
    return { name: demoCohortName, data: simulateDemoCohort().data };
  }
  return { name: known.title, data: await readKnownCohort(folder, 'pima') };
}

/** The table with its first features once more under other names, or without its last, so that it has `nFeatures`. */
export function withFeatures(table: FeatureTable, nFeatures: number): FeatureTable {
  const places = Array.from({ length: nFeatures }, (_, place) => place % table.features.length);
  return {
    nRows: table.nRows,
    columns: places.map((place) => table.columns[place]!),
    features: places.map((place, at) => {
      const feature = table.features[place]!;
      return at < table.features.length ? feature : { ...feature, name: `${feature.name} again` };
    }),
  };
}

/** The table's measured numbers alone, for peers that know no categories. */
export function numericFeatures({ features, columns, nRows }: FeatureTable): FeatureTable {
  const isNumeric = (_: unknown, place: number): boolean => features[place]!.kind === 'numeric';
  return { nRows, features: features.filter(isNumeric), columns: columns.filter(isNumeric) };
}
