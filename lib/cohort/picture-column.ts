/** What a person sees of one column before it is imported: how its values are spread, and how the outcome goes with them. */
import { outcomeAlong, outcomeShare, singleAuroc, type OutcomeShare, type OutcomeStretch, type SingleAuroc, type ValueCount } from '@/models/metrics/outcome-along'; // prettier-ignore
import { binCounts, type Bin } from '@/models/metrics/bin-counts';
import { findLeak } from './find-leak';
import type { InferredColumn } from './inferred-column';
import { missingTest } from './missing-marks';
import { canonicalText } from './numbers';
import type { RawColumn } from './raw-table';
import { countNumbers, countTexts } from './value-counts';

/** Patients with one level of a category. */
export interface LevelPicture {
  readonly level: string;
  readonly label: string;
  readonly n: number;
  /** `null` before the outcome is chosen. */
  readonly outcome: OutcomeShare | null;
}

interface Shared {
  readonly name: string;
  readonly nMissing: number;
  /** Of the patients without a value; `null` where there are none, or no outcome yet. */
  readonly missing: OutcomeShare | null;
  /** Of the column alone; `null` before the outcome is chosen. Levels count in the order of their observed share. */
  readonly auroc: SingleAuroc | null;
  /** Why the column may tell the outcome itself; `null` where nothing says so. */
  readonly leak: string | null;
}

export type ColumnPicture =
  | (Shared & { readonly kind: 'numeric'; readonly bins: readonly Bin[]; readonly along: readonly OutcomeStretch[] })
  | (Shared & { readonly kind: 'categorical'; readonly levels: readonly LevelPicture[] });

/** The picture of a column that becomes a feature. `labels` is `null` before the outcome is chosen. */
export function pictureColumn(raw: RawColumn, column: InferredColumn, labels: Uint8Array | null): ColumnPicture {
  return column.kind === 'categorical' ? pictureLevels(raw, column, labels) : pictureNumbers(raw, column, labels);
}

function pictureNumbers(raw: RawColumn, column: InferredColumn, labels: Uint8Array | null): ColumnPicture {
  const asMissing = column.zeroMeansMissing ? [...column.missingValues, '0'] : column.missingValues;
  const { counts, missing } = countNumbers(raw, labels ?? new Uint8Array(raw.codes.length), asMissing);
  const nMissing = missing.nEvents + missing.nOthers;
  return {
    kind: 'numeric',
    name: column.name,
    nMissing,
    bins: binCounts(counts),
    along: labels === null ? [] : outcomeAlong(counts),
    ...outcomeOf(counts, missing, labels),
  };
}

function pictureLevels(raw: RawColumn, column: InferredColumn, labels: Uint8Array | null): ColumnPicture {
  const isMissing = missingTest(column.missingValues);
  const { events, others } = countTexts(raw, labels ?? new Uint8Array(raw.codes.length));
  const missing = { nEvents: 0, nOthers: 0 };
  const levels = column.levels.map(() => ({ nEvents: 0, nOthers: 0 }));
  raw.texts.forEach((text, code) => {
    const count = isMissing(text) ? missing : levels[column.levels.indexOf(canonicalText(text))];
    if (count === undefined) return;
    count.nEvents += events[code]!;
    count.nOthers += others[code]!;
  });
  const present = levels.filter(({ nEvents, nOthers }) => nEvents + nOthers > 0);
  const byShare = present
    .map((count) => ({ ...count, value: count.nEvents / (count.nEvents + count.nOthers) }))
    .sort((a, b) => a.value - b.value);
  return {
    kind: 'categorical',
    name: column.name,
    nMissing: missing.nEvents + missing.nOthers,
    levels: levels.map(({ nEvents, nOthers }, index) => ({
      level: column.levels[index]!,
      label: column.levelLabels[index]!,
      n: nEvents + nOthers,
      outcome: labels === null || nEvents + nOthers === 0 ? null : outcomeShare(nEvents, nEvents + nOthers),
    })),
    ...outcomeOf(byShare, missing, labels),
  };
}

function outcomeOf(
  ascending: readonly ValueCount[],
  missing: Pick<ValueCount, 'nEvents' | 'nOthers'>,
  labels: Uint8Array | null,
): Pick<Shared, 'missing' | 'auroc' | 'leak'> {
  if (labels === null) return { missing: null, auroc: null, leak: null };
  const nMissing = missing.nEvents + missing.nOthers;
  const auroc = singleAuroc(ascending);
  return {
    missing: nMissing === 0 ? null : outcomeShare(missing.nEvents, nMissing),
    auroc,
    leak: findLeak(ascending, missing, auroc),
  };
}
