/** The column settings of the import form as text, exactly as typed, and what they say to the server. */
import type { PreviewedColumn } from '@/lib/services/preview-cohort';

export interface ColumnEdit {
  readonly kind: PreviewedColumn['kind'];
  readonly label: string;
  readonly unit: string;
  readonly validLow: string;
  readonly validHigh: string;
  readonly modifiable: boolean;
  readonly zeroMeansMissing: boolean;
  /** Values that stand for "not measured", cut by commas. */
  readonly missingValues: string;
}

export type ColumnEdits = Readonly<Record<string, ColumnEdit>>;

/** What was inferred, as the form shows it. */
export function editOf(column: PreviewedColumn): ColumnEdit {
  const [low, high] = column.validRange ?? ['', ''];
  return {
    kind: column.kind,
    label: column.label,
    unit: column.unit ?? '',
    validLow: String(low),
    validHigh: String(high),
    modifiable: column.modifiable,
    zeroMeansMissing: column.zeroMeansMissing,
    missingValues: column.missingValues.join(', '),
  };
}

/** Why the settings of a column cannot be as typed; null where they can. */
export function complaintOf(edit: ColumnEdit): string | null {
  if (edit.kind === 'leftOut') return null;
  if (edit.label.trim() === '') return 'needs a label';
  if (edit.kind !== 'numeric') return null;
  const { validLow, validHigh } = edit;
  if (validLow.trim() === '' && validHigh.trim() === '') return null;
  const [low, high] = [numberOf(validLow), numberOf(validHigh)];
  if (low === null || high === null) return 'a valid range takes two numbers, or none';
  return low < high ? null : 'the valid range must go from a smaller to a larger number';
}

/** The corrections to send: every column in which something was changed, with all its settings. */
export function correctionsOf(
  columns: readonly PreviewedColumn[],
  edits: ColumnEdits,
): { columns: Record<string, ReturnType<typeof correctionOf>> } {
  const entries = columns.flatMap((column) => {
    const edit = edits[column.name];
    const changed = edit !== undefined && JSON.stringify(edit) !== JSON.stringify(editOf(column));
    return changed ? [[column.name, correctionOf(edit)] as const] : [];
  });
  return { columns: Object.fromEntries(entries) };
}

/** The corrections that change what is counted, and so how the columns look; words and units do not. */
export function countingCorrectionsOf(columns: readonly PreviewedColumn[], edits: ColumnEdits) {
  const corrections = correctionsOf(columns, edits).columns;
  const counting = Object.entries(corrections).map(([name, correction]) => {
    if (correction.kind === 'leftOut') return [name, correction] as const;
    const { kind, missingValues, zeroMeansMissing } = correction;
    return [name, { kind, missingValues, zeroMeansMissing }] as const;
  });
  return { columns: Object.fromEntries<unknown>(counting) };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function correctionOf(edit: ColumnEdit) {
  if (edit.kind === 'leftOut') return { kind: 'leftOut' as const, reason: 'left out by hand' };
  const shared = {
    kind: edit.kind,
    label: edit.label.trim(),
    modifiable: edit.modifiable,
    missingValues: listOf(edit.missingValues),
  };
  if (edit.kind === 'categorical') return { ...shared, zeroMeansMissing: false };
  const [low, high] = [numberOf(edit.validLow), numberOf(edit.validHigh)];
  return {
    ...shared,
    unit: edit.unit.trim() === '' ? null : edit.unit.trim(),
    validRange: low === null || high === null ? null : [low, high],
    zeroMeansMissing: edit.zeroMeansMissing,
  };
}

function numberOf(text: string): number | null {
  const value = text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
