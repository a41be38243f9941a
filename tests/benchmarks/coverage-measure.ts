/** What the coverage study measures on one cohort, and how draws are summed up. */
import { trainMembers } from '@/lib/bench/train-members';
import type { TrainingEngine } from '@/models/engines/types';
import type { CohortData, FeatureTable } from '@/models/features';
import { allMembers, assessPatients } from '@/models/inference/assess';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { createRandom } from '@/models/math/random';
import type { Assessment, TrainedModel } from '@/models/model';
import { assembleModel } from '@/models/training/assemble';
import type { TrainingConfig } from '@/models/training/config';
import { bootstrapLogistic } from './coverage-peers';
import type { Population, SimulatedPatients } from './coverage-populations';

/** Share of patients whose true risk is in the interval, and the mean width, over some patients of one draw. */
export interface Held {
  readonly share: number;
  readonly width: number;
  /** By thirds of the true risk among these patients, low to high. */
  readonly thirds: readonly number[];
}

/** One draw: its intervals by name, such as "patients of the cohort". */
export type Draw = Readonly<Record<string, Held>>;

export const N_NEW_PATIENTS = 500;

/** Draws a cohort and as new patients others of the same population, trains, and judges both. The draw's number is its seed. */
export async function measureDraw(
  population: Population,
  nPatients: number,
  config: TrainingConfig,
  engine: TrainingEngine,
  draw: number,
): Promise<Draw> {
  const random = createRandom('interval coverage').split(population.name).split(nPatients).split(draw);
  const patients = population.draw(nPatients, random.split('patients'));
  const others = population.draw(N_NEW_PATIENTS, random.split('new patients'));
  const cohort = cohortOf(patients, random.split('labels'));
  const { model, predictions } = assembleModel(await trainMembers(cohort, { ...config, seed: draw }, engine));
  const { intervalCalibration: _, ...plain } = model;
  const outOfFold = predictions.filter(({ part }) => part === 'outOfFold');
  const rows = outOfFold.map(({ rowIndex }) => rowIndex);
  const risksOfRows = rows.map((row) => patients.trueRisks[row]!);
  const rowsTable = selectRows(patients.table, rows);
  const never = rows.map((row) => membersThatNeverSaw(model, row));
  return {
    cohort: heldOf(
      outOfFold.map(({ assessment }) => assessment),
      risksOfRows,
    ),
    new: heldOf(judgeNew(model, others.table), others.trueRisks),
    cohortPlain: heldOf(
      assessPatients(plain, rowsTable, (row) => never[row]!),
      risksOfRows,
    ),
    newPlain: heldOf(judgeNew(plain, others.table), others.trueRisks),
    ...peersOf(patients, cohort, rows, others, random.split('peers')),
  };
}

/** Logistic regression on the rows that the members had between them, and on the whole cohort; new patients alone. */
function peersOf(
  { table }: SimulatedPatients,
  { labels }: CohortData,
  rows: readonly number[],
  others: SimulatedPatients,
  random: Parameters<Population['draw']>[1],
): Draw {
  if (table.columns.some((column) => column.some(Number.isNaN))) return {}; // it takes no patient with a gap
  const training = { ...selectRows(table, rows), labels: Uint8Array.from(rows, (row) => labels[row]!) };
  const few = bootstrapLogistic(training, others.table, random.split('training rows'));
  const all = bootstrapLogistic({ ...table, labels }, others.table, random.split('all rows'));
  return {
    logisticPercentile: heldOf(few.percentile, others.trueRisks),
    logisticNormal: heldOf(few.logitNormal, others.trueRisks),
    logisticPercentileAll: heldOf(all.percentile, others.trueRisks),
    logisticNormalAll: heldOf(all.logitNormal, others.trueRisks),
  };
}

function cohortOf({ table, trueRisks }: SimulatedPatients, random: { next(): number }): CohortData {
  return {
    table,
    outcome: { name: 'event', positiveValues: ['1'], positiveMeans: 'have the event', negativeMeans: 'do not have it' },
    labels: Uint8Array.from(trueRisks, (risk) => (random.next() < risk ? 1 : 0)),
    dataHash: 'simulated',
  };
}

function judgeNew(model: TrainedModel, table: FeatureTable): Assessment[] {
  const everyMember = allMembers(model);
  return assessPatients(model, table, () => everyMember);
}

export function selectRows({ features, columns }: FeatureTable, rows: readonly number[]): FeatureTable {
  return {
    features,
    nRows: rows.length,
    columns: columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
  };
}

/** How well intervals of risks hold the true ones. */
export function heldOf(
  intervals: readonly Pick<Assessment, 'riskLow' | 'riskHigh'>[],
  trueRisks: ArrayLike<number>,
): Held {
  const isHeld = intervals.map(({ riskLow, riskHigh }, at) =>
    Number(riskLow <= trueRisks[at]! && trueRisks[at]! <= riskHigh),
  );
  const order = intervals.map((_, at) => at).sort((a, b) => trueRisks[a]! - trueRisks[b]!);
  const cut = (third: number): number => Math.round((third * order.length) / 3);
  return {
    share: meanOf(isHeld),
    width: meanOf(intervals.map(({ riskLow, riskHigh }) => riskHigh - riskLow)),
    thirds: [0, 1, 2].map((third) => meanOf(order.slice(cut(third), cut(third + 1)).map((at) => isHeld[at]!))),
  };
}

/** Over draws: means, and the standard error of the share, which takes the draw as the unit. */
export interface Measured extends Held {
  readonly error: number;
}

export function sumUp(draws: readonly Held[]): Measured {
  const shares = draws.map(({ share }) => share);
  const mean = meanOf(shares);
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  return {
    share: mean,
    error: Math.sqrt(variance / shares.length),
    width: meanOf(draws.map(({ width }) => width)),
    thirds: [0, 1, 2].map((third) => meanOf(draws.map(({ thirds }) => thirds[third]!))),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
