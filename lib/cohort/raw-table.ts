/** The file as it stands: every cell's text, kept once per distinct text, before anything is inferred. */
import { RiskcurveError } from '@/lib/errors';
import { withPoints } from './decimal-comma';
import { checkHeader } from './header';
import { limits } from './limits';
import { openCsv, type CsvRecord } from './records';
import type { Delimiter } from './delimiter';
import type { CohortSource } from './source';

/** One column: `texts[codes[row]]` is the trimmed text of a cell. */
export interface RawColumn {
  readonly name: string;
  readonly texts: readonly string[];
  /** `[nRows]` */
  readonly codes: Int32Array;
}

export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly nRows: number;
  /** Line of the file on which each row begins, `[nRows]`. */
  readonly lines: Int32Array;
  readonly delimiter: Delimiter;
  /** Columns whose numbers were written with a decimal comma; their texts here have a point. */
  readonly decimalCommas: readonly string[];
  readonly sha256: string;
  readonly nBytes: number;
}

/**
 * Reads a whole file.
 *
 * @throws RiskcurveError in one sentence for anything that is no proper table: see `records.ts`, `header.ts`, and ragged
 *   rows, a header without rows, too many rows or cells here
 */
export async function readRawTable(source: CohortSource): Promise<RawTable> {
  const file = await openCsv(source);
  const lines = new GrowingInts();
  let columns: ColumnBuilder[] | null = null;
  for await (const record of file.records) {
    if (columns === null) {
      columns = checkHeader(record.cells).map((name) => new ColumnBuilder(name));
      continue;
    }
    checkWidth(record, columns.length);
    lines.push(record.line);
    checkSize(lines.length, columns.length);
    for (let column = 0; column < columns.length; column++) columns[column]!.push(record.cells[column]!);
  }
  if (columns === null || lines.length === 0) {
    throw new RiskcurveError('bad-input', 'the file has a header but no patients below it; add one row per patient');
  }
  const built = columns.map((column) => column.build());
  const pointed = built.map(({ texts }) => (file.delimiter === ',' ? null : withPoints(texts)));
  return {
    columns: built.map((column, index) => ({ ...column, texts: pointed[index] ?? column.texts })),
    decimalCommas: built.flatMap(({ name }, index) => (pointed[index] === null ? [] : [name])),
    nRows: lines.length,
    lines: lines.toArray(),
    delimiter: file.delimiter,
    sha256: file.text.sha256(),
    nBytes: file.text.nBytes(),
  };
}

/** @throws RiskcurveError for a row that is not as wide as the header */
export function checkWidth(record: CsvRecord, width: number): void {
  const found = record.cells.length;
  if (found === width) return;
  const fault = found < width ? `${width - found} too few` : `${found - width} too many`;
  throw new RiskcurveError(
    'bad-input',
    `line ${record.line} has ${found} ${found === 1 ? 'value' : 'values'} where the header names ${width} columns (${fault}); mend that row, and put values that hold the delimiter in quotation marks`,
  );
}

function checkSize(nRows: number, nColumns: number): void {
  if (nRows > limits.maxRows) {
    throw new RiskcurveError('too-large', `the file has more than ${limits.maxRows} patients; import a part of it`);
  }
  if (nRows * nColumns > limits.maxCells) {
    throw new RiskcurveError(
      'too-large',
      `the file has more than ${limits.maxCells} cells (${nColumns} columns); import fewer columns or patients`,
    );
  }
}

/** Collects a column's cells, each distinct text once. */
class ColumnBuilder {
  private readonly codeOf = new Map<string, number>();
  private readonly codes = new GrowingInts();

  constructor(private readonly name: string) {}

  push(text: string): void {
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.codeOf.size;
      this.codeOf.set(text, code);
    }
    this.codes.push(code);
  }

  build(): RawColumn {
    return { name: this.name, texts: [...this.codeOf.keys()], codes: this.codes.toArray() };
  }
}

/** An integer list that doubles its room as it grows. */
class GrowingInts {
  length = 0;
  private room = new Int32Array(256);

  push(value: number): void {
    if (this.length === this.room.length) {
      const larger = new Int32Array(this.room.length * 2);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.length++] = value;
  }

  toArray(): Int32Array {
    return this.room.slice(0, this.length);
  }
}
