/** The numbers of a raw column, worked out once: a large file has millions of cells, and several things are asked of each column. */
import { parseNumber } from './numbers';
import type { RawColumn } from './raw-table';

export interface ColumnNumbers {
  /** Number of each distinct text, NaN where it is none. `[nTexts]` */
  readonly values: Float64Array;
  /** Texts that are numbers, by their number. */
  readonly ascending: Uint32Array;
}

const known = new WeakMap<RawColumn, ColumnNumbers>();

/** The column's numbers; kept as long as the column is. */
export function numbersOf(column: RawColumn): ColumnNumbers {
  const found = known.get(column);
  if (found !== undefined) return found;
  const values = Float64Array.from(column.texts, (text) => parseNumber(text) ?? NaN);
  const numbered = column.texts.flatMap((_, code) => (Number.isNaN(values[code]) ? [] : [code]));
  const ascending = Uint32Array.from(numbered).sort((a, b) => values[a]! - values[b]!);
  const numbers = { values, ascending };
  known.set(column, numbers);
  return numbers;
}
