/** What the CSV parser says, as a person reads it. */

/** The sentence for a fault that the parser names by its code. */
export function csvSentence(code: string): string {
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

/** Line breaks inside the cells of a record: by so many lines it began before it ended. */
export function countLineBreaks(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
