/** Predictions as the lines of a CSV and as JSON. */
import type { PatientPrediction } from '@/lib/services/predict-file';

const columns = [
  'risk',
  'riskLow',
  'riskHigh',
  'tauStar',
  'levelMean',
  'levelDisagreement',
  'beyondGrid',
  'outOfDistribution',
  'missing',
  'missingShare',
] as const;

export type PredictionRow = { row: number; id?: string } & Record<
  (typeof columns)[number],
  number | string | boolean | null
>;

/** `missing` names the features without a value, a space between two; `missingShare` is 0 where none of them varies. */
export function predictionRow({ row, id, assessment, outOfDistribution, missing }: PatientPrediction): PredictionRow {
  const { risk, riskLow, riskHigh, tauStar, levelMean, levelDisagreement, beyondGrid } = assessment;
  const numbers = {
    ...{ risk, riskLow, riskHigh, tauStar, levelMean, levelDisagreement, beyondGrid, outOfDistribution },
    ...{ missing: missing.join(' '), missingShare: assessment.missingShare ?? 0 },
  };
  return id === null ? { row, ...numbers } : { row, id, ...numbers };
}

/** The header; `withId` where the file has an id column. */
export function predictionHeader(withId: boolean): string {
  return `${['row', ...(withId ? ['id'] : []), ...columns].join(',')}\n`;
}

/** One line; numbers in full precision, nothing where there is no value. */
export function predictionLine(row: PredictionRow): string {
  const cells = [row.row, ...('id' in row ? [row.id ?? ''] : []), ...columns.map((column) => row[column] ?? '')];
  return `${cells.map((cell) => quote(String(cell))).join(',')}\n`;
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
