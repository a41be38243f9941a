/** What a person sees of a comparison with a known cohort: means of the columns that tell, here and there. */
import { formatNumber } from '@/lib/format';
import type { KnownCohort } from '../catalogue';
import type { ComparedColumn } from './find-side';
import type { FileColumn } from './match-known';

export interface PolarityEvidence {
  /** The column's name in the file, and what it measures. */
  readonly name: string;
  readonly label: string;
  readonly unit: string | null;
  /** Means in the file: of those counted as positive, of the rest. */
  readonly here: readonly [number, number];
  /** Means in the known cohort, the side that they resemble first. */
  readonly there: readonly [number, number];
}

const mostColumns = 3;

/** The clearest columns; categories are left to the statistics, for a mean of codes says nothing to a person. */
export function evidenceOf(
  columns: readonly ComparedColumn[],
  cohort: KnownCohort,
  side: 'positive' | 'negative',
): PolarityEvidence[] {
  return columns
    .filter(({ known }) => cohort.columns[known.name]?.kind === 'numeric')
    .slice(0, mostColumns)
    .map(({ known, file }) => {
      const { label = known.name, unit = null } = cohort.columns[known.name]!;
      const there = [known.meanPositive, known.meanNegative] as const;
      return {
        ...{ name: file.name, label, unit },
        here: [meanOf(file, 'nEvents'), meanOf(file, 'nOthers')],
        there: side === 'positive' ? there : [there[1], there[0]],
      };
    });
}

/** "mean maximum heart rate reached 158 with target = 1 and 139 without (there 158 and 139 beats/min)". */
export function sayEvidence({ label, unit, here, there }: PolarityEvidence, values: string): string {
  const [own, rest] = here.map(formatMean);
  const [alike, unlike] = there.map(formatMean);
  const inUnit = unit === null ? '' : ` ${unit}`;
  return `mean ${inSentence(label)} ${own} with ${values} and ${rest} without (there ${alike} and ${unlike}${inUnit})`;
}

/** A label within a sentence; "ST depression" keeps its letters. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** A mean of a few figures: nobody reads more. */
export function formatMean(value: number): string {
  const size = Math.abs(value);
  return formatNumber(value, size >= 100 ? 0 : size >= 1 ? 1 : 2);
}

function meanOf({ counts }: FileColumn, side: 'nEvents' | 'nOthers'): number {
  const n = counts.reduce((sum, count) => sum + count[side], 0);
  return counts.reduce((sum, count) => sum + count.value * count[side], 0) / n;
}
