/** New patients for a model from the text of a CSV, problem by problem: without Node, so that the file need not leave a browser. */
import { parse } from 'csv-parse/browser/esm/sync';
import { RiskcurveError } from '@/lib/errors';
import type { Feature } from '@/models/features';
import { countLineBreaks, csvSentence } from './csv-sentence';
import { detectDelimiter } from './delimiter';
import { refusalForSignature } from './file-signatures';
import { checkHeader } from './header';
import { findIdColumn } from './id-column';
import { encodeCell, locateFeatures, notANumber } from './patient-values';
import type { NewPatient } from './read-new-patients';

/** How much a page takes: a browser holds all of it. */
export const batchLimits = { maxBytes: 10 * 1024 * 1024, maxRows: 20_000 } as const;

export interface BatchProblem {
  /** 1-based line of the file. */
  readonly line: number;
  /** Null where the whole row is at fault. */
  readonly column: string | null;
  /** What is wrong and the mend. */
  readonly sentence: string;
  /** What it did: the row has no result, or has one without this value. */
  readonly effect: 'left out' | 'taken as missing';
}

export interface Batch {
  /** Those that can be judged; `row` counts every patient of the file. */
  readonly patients: readonly NewPatient[];
  readonly problems: readonly BatchProblem[];
  /** Patients of the file, those left out included. */
  readonly nRows: number;
}

/**
 * The bytes of a file as text. Throws `too-large`, and `bad-input` for what is no UTF-8 text (a workbook, say), with the mend.
 */
export function decodeBatch(bytes: Uint8Array): string {
  if (bytes.length > batchLimits.maxBytes) {
    throw new RiskcurveError('too-large', `the file has more than ${batchLimits.maxBytes / 1024 / 1024} MB; split it`);
  }
  const refusal = refusalForSignature(bytes);
  if (refusal !== null) throw new RiskcurveError('bad-input', refusal);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new RiskcurveError('bad-input', 'the file is not valid UTF-8; save it as "CSV UTF-8"', { cause: error });
  }
}

/**
 * Every patient of a CSV: columns matched by name, all others passed over. A row with text where a number belongs, or of another width than
 * the header, is left out; a value that cannot be is taken as missing. Both are listed.
 *
 * @throws RiskcurveError for what is no proper table, missing columns, no patient, or more than `batchLimits` allows
 */
export function readBatch(text: string, features: readonly Feature[]): Batch {
  const [header, ...records] = parseRecords(text.replace(/\r\n?/g, '\n'));
  if (header === undefined)
    throw new RiskcurveError('bad-input', 'the file is empty; it needs a header line and patients');
  const names = checkHeader(header.cells);
  const columns = locateFeatures(features, names);
  if (records.length === 0) {
    throw new RiskcurveError('bad-input', 'the file has a header but no patients below it; add one row per patient');
  }
  if (records.length > batchLimits.maxRows) {
    throw new RiskcurveError('too-large', `the file has more than ${batchLimits.maxRows} patients; split it`);
  }
  const idColumn = findIdColumn(names, features);
  const problems: BatchProblem[] = [];
  const patients = records.flatMap(({ line, cells }, index) => {
    const read = readRow(features, columns, { line, cells, width: names.length });
    problems.push(...read.problems);
    if (read.values === null) return [];
    const { values, setAside } = read;
    return [{ row: index + 1, id: idColumn === -1 ? null : cells[idColumn]!, values, setAside }];
  });
  return { patients, problems, nRows: records.length };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly width: number;
}

/** The row's values, null where it must be left out, and all that is wrong with it. */
function readRow(features: readonly Feature[], columns: readonly number[], { line, cells, width }: Row) {
  const problems: BatchProblem[] = [];
  const setAside: string[] = [];
  if (cells.length !== width) {
    const sentence = `has ${cells.length} values where the header names ${width} columns; put values that hold the delimiter in quotation marks`;
    return { values: null, setAside, problems: [{ line, column: null, sentence, effect: 'left out' as const }] };
  }
  const values = Float64Array.from(features, (feature, position) => {
    const text = cells[columns[position]!]!;
    const value = encodeCell(feature, text);
    if (typeof value === 'number') return value;
    const place = { line, column: feature.name };
    if (value === 'not a number') problems.push({ ...place, sentence: notANumber(text), effect: 'left out' });
    else {
      problems.push({ ...place, sentence: cannotBe(feature, text), effect: 'taken as missing' });
      setAside.push(`${feature.name} = ${text}`);
    }
    return NaN;
  });
  const isLeftOut = problems.some(({ effect }) => effect === 'left out');
  // a row that is left out is left out with all its values
  const told = isLeftOut ? problems.map((problem) => ({ ...problem, effect: 'left out' as const })) : problems;
  return { values: isLeftOut ? null : values, setAside, problems: told };
}

function cannotBe(feature: Feature, text: string): string {
  if (feature.kind === 'categorical')
    return `"${text}" is none of ${feature.levels.join(', ')}, the levels that the model knows`;
  const [low, high] = feature.validRange ?? [];
  return `${text} lies outside the valid range ${low} to ${high}; correct it or leave it empty`;
}

function parseRecords(text: string): { line: number; cells: string[] }[] {
  if (text.trim() === '') return [];
  try {
    const records = parse(text, {
      delimiter: detectDelimiter(text.slice(0, 64 * 1024)),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({
      line: info.lines - countLineBreaks(record),
      cells: record.map((cell) => cell.trim()),
    }));
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    if (code === undefined) throw error;
    const where = lines === undefined ? '' : `line ${lines}: `;
    throw new RiskcurveError('bad-input', `${where}${csvSentence(code)}`, { cause: error });
  }
}
