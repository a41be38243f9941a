/**
 * Makes `lib/cohort/polarity/known-relations.json` from the files of the known cohorts:
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npx tsx tests/reference/known-relations.ts
 *
 * A test recomputes it where the files are at hand.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { knownCohorts } from '@/lib/cohort/catalogue';
import { readLabels } from '@/lib/cohort/outcome';
import type { KnownRelation } from '@/lib/cohort/polarity/known-relations';
import { readRawTable } from '@/lib/cohort/raw-table';
import { countNumbers } from '@/lib/cohort/value-counts';
import { singleAuroc, type ValueCount } from '@/models/metrics/outcome-along';

const figures = (value: number) => Number(value.toPrecision(5));

/** The relations of every known cohort, by its key. */
export async function computeRelations(folder: string): Promise<Record<string, KnownRelation[]>> {
  const all = await Promise.all(
    knownCohorts.map(async ({ key, fileName, columns, outcome }) => {
      const raw = await readRawTable(path.join(folder, fileName));
      const labels = readLabels(raw, outcome);
      const relations = raw.columns.flatMap((column) => {
        if (columns[column.name] === undefined || columns[column.name]!.kind === 'leftOut') return [];
        const { counts, nTexts } = countNumbers(column, labels);
        return nTexts > 0 || counts.length < 2 ? [] : [relationOf(column.name, counts)];
      });
      return [key, relations] as const;
    }),
  );
  return Object.fromEntries(all);
}

function relationOf(name: string, counts: readonly ValueCount[]): KnownRelation {
  const total = sum(counts, () => true);
  const atOrBelow = (value: number) => sum(counts, (count) => count.value <= value);
  const quantiles = Array.from({ length: 11 }, (_, tenth) => {
    const rank = Math.max(1, Math.ceil((tenth / 10) * total));
    return counts.find(({ value }) => atOrBelow(value) >= rank)!.value;
  });
  const mean = (side: 'nEvents' | 'nOthers') =>
    counts.reduce((all, count) => all + count.value * count[side], 0) / counts.reduce((all, count) => all + count[side], 0);
  return {
    name,
    whole: counts.every(({ value }) => Number.isInteger(value)),
    quantiles,
    shares: quantiles.map((value) => figures(atOrBelow(value) / total)),
    auroc: figures(singleAuroc(counts)!.estimate),
    meanPositive: figures(mean('nEvents')),
    meanNegative: figures(mean('nOthers')),
  };
}

function sum(counts: readonly ValueCount[], where: (count: ValueCount) => boolean): number {
  return counts.filter(where).reduce((all, { nEvents, nOthers }) => all + nEvents + nOthers, 0);
}

if (process.argv[1] === import.meta.filename) {
  const target = path.resolve(import.meta.dirname, '../../lib/cohort/polarity/known-relations.json');
  await writeFile(target, `${JSON.stringify(await computeRelations(process.env.RISKCURVE_DATA!))}\n`);
}
