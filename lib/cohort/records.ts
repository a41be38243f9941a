/** A CSV file record by record, with the line each begins on. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { RiskcurveError } from '@/lib/errors';
import { detectDelimiter, type Delimiter } from './delimiter';
import { limits } from './limits';
import { readText, type ReadText } from './text';
import type { CohortSource } from './source';

export interface CsvRecord {
  /** 1-based line of the file on which the record begins. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly delimiter: Delimiter;
  readonly text: ReadText;
  readonly records: AsyncGenerator<CsvRecord>;
}

const headCharacters = 64 * 1024;

/**
 * Opens a CSV: reads its head, detects the delimiter, yields every record (the header too); blank lines are passed over.
 * Holds no more than a piece of the file at a time, so `maxBytes` may be raised where the caller holds no more either.
 *
 * @throws RiskcurveError naming the line for broken quotes, an endless record or what `readText` refuses
 */
export async function openCsv(source: CohortSource, maxBytes: number = limits.maxBytes): Promise<CsvFile> {
  const text = readText(source, maxBytes);
  let head = '';
  while (head.length < headCharacters) {
    const next = await text.pieces.next();
    if (next.done === true) break;
    head += next.value;
  }
  if (head.trim() === '')
    throw new RiskcurveError('bad-input', 'the file is empty; it needs a header line and patients');
  const delimiter = detectDelimiter(head);
  return { delimiter, text, records: readRecords(head, text.pieces, delimiter) };
}

async function* readRecords(
  head: string,
  rest: AsyncGenerator<string>,
  delimiter: Delimiter,
): AsyncGenerator<CsvRecord> {
  async function* whole(): AsyncGenerator<string> {
    yield head;
    yield* rest;
  }
  let parsedTo = 0; // the parser runs ahead of the loop below
  const parser = parse({
    delimiter,
    relax_column_count: true, // ragged rows are refused further on, with a better sentence
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: limits.maxRecordLength,
    // not the option `info`, which would work the same facts out a second time for each record
    on_record(record: string[], { lines }): ParsedRecord {
      parsedTo = lines;
      return Object.assign(record, { lines });
    },
  });
  const input = Readable.from(whole());
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const record of parser as AsyncIterable<ParsedRecord>) {
      const lineBreaksInside = record.reduce((sum, cell) => sum + countLineBreaks(cell), 0);
      yield { line: record.lines - lineBreaksInside, cells: record.map((cell) => cell.trim()) };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalFor(error, parsedTo + 1) : error;
  } finally {
    input.destroy();
  }
}

/** A record's cells, and the line on which it ends. */
type ParsedRecord = string[] & { readonly lines: number };

function countLineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

/** `begin` is the line on which the record begins that cannot be read. */
function refusalFor(error: CsvError, begin: number): RiskcurveError {
  const endless = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  const line = !endless && typeof error.lines === 'number' ? error.lines : begin;
  return new RiskcurveError('bad-input', `line ${line}: ${sentenceFor(error.code)}`, { cause: error });
}

function sentenceFor(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened in this row and never closed; close it';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text follows a closing quotation mark; double the quotation marks that belong to the value';
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark stands inside an unquoted value; put the whole value in quotation marks and double the inner one';
    case 'CSV_MAX_RECORD_SIZE':
      return 'this row is longer than a million characters: this is not a CSV table, or a quotation mark was never closed';
    default:
      return 'the file cannot be read as CSV; check the quotation marks and line ends of this line';
  }
}
