import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/report/canonical-json';
import type { FeatureTable, Outcome } from '@/models/features';

/**
 * sha256 (hex) of everything that training sees: features, outcome words, values and labels. The form is fixed: canonical
 * JSON for the definitions, then little-endian float64 values column by column with one NaN, then the labels.
 */
export function hashCohort(table: FeatureTable, outcome: Outcome, labels: Uint8Array): string {
  const hash = createHash('sha256');
  hash.update(canonicalJson({ version: 1, nRows: table.nRows, features: table.features, outcome }));
  for (const column of table.columns) hash.update(littleEndian(column));
  hash.update(labels);
  return hash.digest('hex');
}

function littleEndian(column: Float64Array): Uint8Array {
  const bytes = new Uint8Array(column.length * 8);
  const view = new DataView(bytes.buffer);
  column.forEach((value, row) => view.setFloat64(row * 8, Number.isNaN(value) ? NaN : value, true));
  return bytes;
}
