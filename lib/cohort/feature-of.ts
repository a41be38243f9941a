import type { Feature } from '@/models/features';
import type { InferredColumn } from './inferred-column';

/** The feature that a column becomes. */
export function featureOf(column: InferredColumn): Feature {
  const { name, label, modifiable } = column;
  if (column.kind === 'categorical') {
    return { kind: 'categorical', name, label, levels: column.levels, levelLabels: column.levelLabels, modifiable };
  }
  const { unit, validRange, zeroMeansMissing } = column;
  return { kind: 'numeric', name, label, unit, validRange, modifiable, zeroMeansMissing };
}
