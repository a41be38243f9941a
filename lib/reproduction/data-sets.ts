/** The data sets of table 3 as our files hold them. */
import type { ProtocolCohort } from '@/models/reproduction/train-networks';
import { readKnownCohort } from '../cohort/read-known-cohort';
import type { PublishedRowKey } from './published';

export interface DataSet {
  /** Unique within the table. */
  readonly key: string;
  /** The published row it stands beside. */
  readonly row: PublishedRowKey;
  readonly cohort: string;
  /** Whether the positive and the negative value change places against the catalogue. */
  readonly flipped: boolean;
  /** What stands behind the row's name, where it needs it. */
  readonly remark: string | null;
}

const asTheCatalogueHasIt = { flipped: false, remark: null };

/** In the order of the table; Heart once as published and once with its label corrected. */
export const dataSets: readonly DataSet[] = [
  { key: 'heart', row: 'heart', cohort: 'heart-kaggle', flipped: true, remark: 'label as published' },
  { key: 'heart-corrected', row: 'heart', cohort: 'heart-kaggle', flipped: false, remark: 'label corrected' },
  { key: 'wbc', row: 'wbc', cohort: 'wisconsin', ...asTheCatalogueHasIt },
  { key: 'pima', row: 'pima', cohort: 'pima', ...asTheCatalogueHasIt },
  { key: 'titanic', row: 'titanic', cohort: 'titanic3', ...asTheCatalogueHasIt },
  { key: 'haberman', row: 'haberman', cohort: 'haberman', ...asTheCatalogueHasIt },
  { key: 'ionosphere', row: 'ionosphere', cohort: 'ionosphere', ...asTheCatalogueHasIt },
  { key: 'sonar', row: 'sonar', cohort: 'sonar', ...asTheCatalogueHasIt },
  { key: 'banknote', row: 'banknote', cohort: 'banknote', ...asTheCatalogueHasIt },
];

/** A data set as its published row counts it. @throws RiskcurveError in one sentence where its file is not at hand */
export async function readDataSet(
  folder: string | null,
  { cohort, flipped }: Pick<DataSet, 'cohort' | 'flipped'>,
): Promise<ProtocolCohort> {
  const data = await readKnownCohort(folder, cohort);
  return flipped ? flipOutcome(data) : data;
}

/** Positive and negative change places. */
export function flipOutcome({ table, labels }: ProtocolCohort): ProtocolCohort {
  return { table, labels: labels.map((label) => 1 - label) };
}
