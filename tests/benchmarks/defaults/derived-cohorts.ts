/** Binary outcomes made from public files that have none, or from part of their rows: more cohorts than the paper's eight. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { buildCohort } from '@/lib/cohort/build-cohort';
import { noCorrections } from '@/lib/cohort/corrections';
import { inferSchema } from '@/lib/cohort/infer-schema';
import { readRawTable } from '@/lib/cohort/raw-table';
import type { CohortData } from '@/models/features';
import { createRandom } from '@/models/math/random';

export interface Derived {
  /** Within the data folder. */
  readonly file: string;
  /** Column that the outcome is made of; it is no feature. */
  readonly column: string;
  /** Whether a cell of that column is the positive outcome; the median of the column (of all rows) is at hand for numbers. */
  readonly isPositive: (cell: string, median: number) => boolean;
  /** As many rows, drawn by the seed; all where it is missing. */
  readonly rows?: number;
  readonly seed?: number;
  /** Columns left out: those that give the outcome away. */
  readonly without?: readonly string[];
  /** The first features only. */
  readonly features?: number;
}

const OUTCOME = 'outcome of the benchmark';

/** Reads the file and makes the outcome, then the same way as an import: types inferred, categories coded. */
export async function readDerived(folder: string, derived: Derived): Promise<CohortData> {
  const text = readFileSync(path.join(folder, derived.file), 'utf8');
  const [header, ...records] = parse(text, { bom: true });
  const column = header!.indexOf(derived.column);
  const median = medianOf(records.map((record) => Number(record[column])));
  const kept = header!
    .map((name, at) => ({ name, at }))
    .filter(({ name, at }) => at !== column && !derived.without?.includes(name))
    .slice(0, derived.features);
  const lines = drawRows(records, derived).map((record) => [
    ...kept.map(({ at }) => record[at]!),
    derived.isPositive(record[column]!, median) ? '1' : '0',
  ]);
  const raw = await readRawTable(
    Readable.from([Buffer.from(toCsv([[...kept.map(({ name }) => name), OUTCOME], ...lines]))]),
  );
  const outcome = {
    name: OUTCOME,
    positiveValues: ['1'],
    positiveMeans: 'have the outcome',
    negativeMeans: 'do not have the outcome',
  };
  return buildCohort(raw, inferSchema(raw, noCorrections, OUTCOME), outcome).data;
}

function drawRows(records: string[][], { rows, seed = 1 }: Derived): string[][] {
  if (rows === undefined) return records;
  return createRandom('rows of the benchmark')
    .split(seed)
    .shuffle([...records])
    .slice(0, rows);
}

function medianOf(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function toCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
}
