import { RiskcurveError } from '@/lib/errors';
import { limits } from './limits';

/**
 * Column names of the header row, checked: at least two, none empty, none twice.
 *
 * @throws RiskcurveError `bad-input` naming the column and the mend
 */
export function checkHeader(cells: readonly string[]): readonly string[] {
  if (cells.length < 2) {
    throw refusal(
      'the header names one column only; a cohort needs an outcome and features, cut by comma, semicolon or tab',
    );
  }
  if (cells.length > limits.maxColumns) {
    throw refusal(`the header names ${cells.length} columns; at most ${limits.maxColumns} can be read`);
  }
  const seen = new Map<string, number>();
  cells.forEach((name, index) => {
    if (name === '') throw refusal(`column ${index + 1} has no name in the header; name it or remove it`);
    const first = seen.get(name);
    if (first !== undefined) {
      throw refusal(`columns ${first + 1} and ${index + 1} are both called "${name}"; give each column its own name`);
    }
    seen.set(name, index);
  });
  return cells;
}

function refusal(message: string): RiskcurveError {
  return new RiskcurveError('bad-input', `line 1: ${message}`);
}
