/** What the import page says of a column: why it is what it is, and how the outcome goes with it. */
import { formatCount, formatNumber, formatShare } from '@/lib/format';
import type { ColumnPicture } from '@/lib/cohort/picture-column';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';

/** Why it is what it is, its range, what is missing. */
export function sayColumn(column: PreviewedColumn, nPatients: number): string {
  const { reason, range, nMissing, missingMarks, identifier } = column;
  const parts = [reason];
  if (range !== null && !identifier) parts.push(`${formatNumber(range[0])} to ${formatNumber(range[1])}`);
  const marks = missingMarks.filter((mark) => mark !== '');
  const marked = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  if (nMissing > 0) parts.push(`${formatShare(nMissing / nPatients, 1)} missing${marked}`);
  return parts.join(' · ');
}

/** "AUROC 0.79 (0.75 to 0.82)"; below one half the column goes down with the outcome. */
export function sayAuroc({ auroc }: ColumnPicture): string {
  if (auroc === null) return '';
  return `AUROC ${formatNumber(auroc.estimate, 2)} (${formatNumber(auroc.low, 2)} to ${formatNumber(auroc.high, 2)})`;
}

/** One sentence that reads the picture aloud. */
export function readPicture(picture: ColumnPicture, unit: string): string {
  const missing =
    picture.missing === null
      ? ''
      : ` Of ${formatCount(picture.missing.n, 'patient')} without a value ${formatShare(picture.missing.share)} are positive (${formatShare(picture.missing.low)} to ${formatShare(picture.missing.high)}).`;
  if (picture.auroc === null) return missing.trim();
  return `${readAlong(picture, unit)} ${readAuroc(picture)}${missing}`;
}

function readAlong(picture: ColumnPicture, unit: string): string {
  if (picture.kind === 'categorical') {
    const shown = picture.levels.flatMap(({ label, outcome }) =>
      outcome === null ? [] : [`${formatShare(outcome.share)} with ${label}`],
    );
    return `Positive are ${shown.slice(0, 6).join(', ')}${shown.length > 6 ? ' and so on' : ''}.`;
  }
  const [first, last] = [picture.along[0], picture.along.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return 'There are too few patients to cut the values.';
  const of = unit === '' ? '' : ` ${unit}`;
  return `Positive are ${formatShare(first.share)} of those with ${formatNumber(first.from)} to ${formatNumber(first.to)}${of}, and ${formatShare(last.share)} of those with ${formatNumber(last.from)} to ${formatNumber(last.to)}${of}.`;
}

function readAuroc(picture: ColumnPicture): string {
  const { estimate, low, high } = picture.auroc!;
  if (picture.kind === 'categorical') return `${sayAuroc(picture)} by itself, levels in the order of their share.`;
  if (low <= 0.5 && high >= 0.5) return `${sayAuroc(picture)}: by itself it tells nothing for sure.`;
  return `${sayAuroc(picture)}: ${estimate > 0.5 ? 'higher' : 'lower'} values go with a positive outcome.`;
}
