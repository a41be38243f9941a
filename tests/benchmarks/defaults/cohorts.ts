/**
 * The cohorts on which the defaults were chosen, and those that were looked at only afterwards, to confirm. Half of the paper's eight are
 * on either side; so are derived outcomes and formulas of every kind.
 */
import { readKnownCohort } from '@/lib/cohort/read-known-cohort';
import type { CohortData } from '@/models/features';
import { readDerived, type Derived } from './derived-cohorts';
import { formulas, simulate } from './simulated-cohorts';

export interface BenchmarkCohort {
  readonly name: string;
  readonly purpose: 'choose' | 'confirm';
  /** One of the eight data sets of the paper's table 3. */
  readonly isOfThePaper: boolean;
  read(folder: string): Promise<CohortData>;
}

type Purpose = BenchmarkCohort['purpose'];

const paper = (purpose: Purpose, name: string, key: string): BenchmarkCohort => ({
  name,
  purpose,
  isOfThePaper: true,
  read: (folder) => readKnownCohort(folder, key),
});

const derived = (purpose: Purpose, name: string, settings: Derived): BenchmarkCohort => ({
  name,
  purpose,
  isOfThePaper: false,
  read: (folder) => readDerived(folder, settings),
});

const simulated = (
  purpose: Purpose,
  formula: keyof typeof formulas,
  nRows: number,
  nFeatures: number,
  seed: number,
): BenchmarkCohort => ({
  name: `simulated ${formula}, ${nRows} x ${nFeatures}`,
  purpose,
  isOfThePaper: false,
  read: () => Promise.resolve(simulate({ nRows, nFeatures, logit: formulas[formula], seed }).cohort),
});

const aboveMedian = (cell: string, median: number): boolean => Number(cell) > median;
const atLeast =
  (least: number) =>
  (cell: string): boolean =>
    Number(cell) >= least;

export const benchmarkCohorts: readonly BenchmarkCohort[] = [
  paper('choose', 'Pima', 'pima'),
  paper('choose', 'WBC', 'wisconsin'),
  paper('choose', 'Haberman', 'haberman'),
  paper('choose', 'Ionosphere', 'ionosphere'),
  derived('choose', 'abalone, rings above the median, 500 rows', {
    file: 'abalone.csv',
    column: 'rings',
    isPositive: aboveMedian,
    rows: 500,
    seed: 1,
  }),
  derived('choose', 'red wine, quality at least 6, 400 rows', {
    file: 'winequality_red.csv',
    column: 'quality',
    isPositive: atLeast(6),
    rows: 400,
    seed: 2,
  }),
  derived('choose', 'red wine, quality at least 7', {
    file: 'winequality_red.csv',
    column: 'quality',
    isPositive: atLeast(7),
  }),
  derived('choose', 'concrete, strength above the median', {
    file: 'concrete.csv',
    column: 'csMPa',
    isPositive: aboveMedian,
  }),
  simulated('choose', 'linear', 150, 5, 1),
  simulated('choose', 'linear', 1000, 8, 2),
  simulated('choose', 'weak', 300, 20, 3),
  simulated('choose', 'interaction', 600, 6, 4),
  simulated('choose', 'interaction', 3000, 10, 5),
  simulated('choose', 'rare', 1500, 8, 6),
  simulated('choose', 'strong', 400, 6, 7),

  paper('confirm', 'Heart', 'heart-kaggle'),
  paper('confirm', 'Titanic', 'titanic3'),
  paper('confirm', 'Sonar', 'sonar'),
  paper('confirm', 'Banknote', 'banknote'),
  derived('confirm', 'white wine, quality at least 7, 1000 rows', {
    file: 'winequality_white.csv',
    column: 'quality',
    isPositive: atLeast(7),
    rows: 1000,
    seed: 3,
  }),
  derived('confirm', 'white wine, quality at least 6, 300 rows', {
    file: 'winequality_white.csv',
    column: 'quality',
    isPositive: atLeast(6),
    rows: 300,
    seed: 4,
  }),
  derived('confirm', 'abalone, more than 15 rings, 1000 rows', {
    file: 'abalone.csv',
    column: 'rings',
    isPositive: atLeast(16),
    rows: 1000,
    seed: 5,
  }),
  derived('confirm', 'Boston, value above the median', {
    file: 'boston_housing.csv',
    column: 'MEDV',
    isPositive: aboveMedian,
  }),
  derived('confirm', 'concrete, strength at least 50, 300 rows', {
    file: 'concrete.csv',
    column: 'csMPa',
    isPositive: atLeast(50),
    rows: 300,
    seed: 6,
  }),
  derived('confirm', 'tissue, kidney, 60 genes', {
    file: 'gene_expression/tissue_gene_expression.csv',
    column: 'y',
    isPositive: (cell) => cell === 'kidney',
    without: ['rownames'],
    features: 60,
  }),
  derived('confirm', 'energy, cooling load above the median', {
    file: 'energy_efficiency.csv',
    column: 'coolload',
    isPositive: aboveMedian,
    without: ['heatload'],
  }),
  simulated('confirm', 'linear', 200, 10, 11),
  simulated('confirm', 'linear', 5000, 10, 12),
  simulated('confirm', 'curved', 150, 4, 13),
  simulated('confirm', 'curved', 800, 8, 14),
  simulated('confirm', 'steps', 500, 30, 15),
  simulated('confirm', 'steps', 5000, 8, 16),
  simulated('confirm', 'rare', 3000, 6, 17),
  simulated('confirm', 'none', 300, 8, 18),
];
