import { parse } from 'csv-parse/browser/esm/sync'; // runs in Node as well

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const sampleRecords = 20;

/**
 * The delimiter that cuts the header and the first rows into the same number of fields, the most fields where several
 * do; a comma where none cuts anything (a single column).
 */
export function detectDelimiter(head: string): Delimiter {
  const lastLineEnd = head.lastIndexOf('\n');
  const whole = lastLineEnd > 0 ? head.slice(0, lastLineEnd) : head;
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = scoreOf(whole, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Share of sampled rows as wide as the header, first; then the width. Zero where the header is not cut. */
function scoreOf(head: string, delimiter: Delimiter): number {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: sampleRecords,
  };
  let records: string[][];
  try {
    records = parse(head, options);
  } catch {
    return 0;
  }
  const width = records[0]?.length ?? 0;
  if (width < 2) return 0;
  const share = records.filter((record) => record.length === width).length / records.length;
  return share + width / 1e6;
}
