import { RiskcurveError } from '@/lib/errors';
import type { ColumnCorrection } from './corrections';
import { sortLevels } from './infer-column';
import type { InferredColumn } from './inferred-column';
import { canonicalText } from './numbers';
import type { ColumnProfile } from './profile-column';

/** Above this a categorical feature is refused even when asked for. */
const mostLevelsByHand = 100;

/**
 * The inferred column with what was said of it.
 *
 * @throws RiskcurveError where a correction cannot be: zero as missing for a category, a range upside down, too many levels
 */
export function applyCorrection(
  inferred: InferredColumn,
  profile: ColumnProfile,
  correction: ColumnCorrection | undefined,
): InferredColumn {
  if (correction === undefined) return inferred;
  const kind = correction.kind ?? inferred.kind;
  const levels = kind === 'categorical' ? sortLevels([...profile.counts.keys()]) : [];
  const corrected: InferredColumn = {
    ...inferred,
    kind,
    reason: correction.reason ?? (kind === inferred.kind ? inferred.reason : 'set so, otherwise than it looks'),
    label: correction.label ?? inferred.label,
    ...unitOf(inferred, kind, correction),
    validRange: kind === 'numeric' ? (correction.validRange ?? null) : null,
    modifiable: correction.modifiable ?? inferred.modifiable,
    zeroMeansMissing: correction.zeroMeansMissing ?? false,
    missingValues: correction.missingValues ?? [],
    levels,
    levelLabels: levels.map((level) => labelForLevel(level, correction.levelLabels)),
  };
  check(corrected);
  return corrected;
}

/** A stated unit needs no reason; what a known quantity cannot be is a doubt no longer where zero is said to mean missing. */
function unitOf(
  inferred: InferredColumn,
  kind: InferredColumn['kind'],
  { unit, zeroMeansMissing = false, missingValues = [] }: ColumnCorrection,
): Pick<InferredColumn, 'unit' | 'unitReason' | 'doubts'> {
  if (kind !== 'numeric') return { unit: null, unitReason: null, doubts: [] };
  const doubts = inferred.doubts.filter(({ mend }) => {
    if (mend === null) return true;
    return 'zeroMeansMissing' in mend
      ? !zeroMeansMissing
      : !mend.missingValues.every((value) => missingValues.includes(value));
  });
  return unit === undefined || unit === inferred.unit
    ? { unit: inferred.unit, unitReason: inferred.unitReason, doubts }
    : { unit, unitReason: null, doubts };
}

function labelForLevel(level: string, labels: Readonly<Record<string, string>> = {}): string {
  const found = Object.keys(labels).find((key) => canonicalText(key) === level);
  return found === undefined ? level : labels[found]!;
}

function check(column: InferredColumn): void {
  if (column.zeroMeansMissing && column.kind !== 'numeric') {
    throw refusal(column, 'zero can mean missing in a numeric column only; set its kind to numeric');
  }
  if (column.validRange !== null && !(column.validRange[0] < column.validRange[1])) {
    throw refusal(column, 'the valid range must go from a smaller to a larger number');
  }
  if (column.levels.length > mostLevelsByHand) {
    throw refusal(
      column,
      `${column.levels.length} levels are too many for a category, at most ${mostLevelsByHand}; leave it out`,
    );
  }
  if (column.kind === 'categorical' && column.levels.length < 2) {
    throw refusal(column, 'a category needs two levels; leave the column out');
  }
}

function refusal(column: InferredColumn, mend: string): RiskcurveError {
  return new RiskcurveError('bad-input', `column ${column.name}: ${mend}`);
}
