/** A CSV file of one table: rows of named cells under one header line (RFC 4180, with a byte order mark for spreadsheets). */

/** Texts are guarded against being run as a formula; numbers are written in full; null is an empty cell. */
export type Cell = string | number | null;
export type Row<Column extends string> = Readonly<Partial<Record<Column, Cell>>>;

/** The text of the file. Every row has every column. */
export function sheetText<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string {
  const lines = rows.map((row) => columns.map((column) => cellText(row[column] ?? null)));
  return `\ufeff${[columns.map(quoted), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : quoted(guarded(cell));
}

/** A spreadsheet runs a text that begins like a formula; an apostrophe keeps it a text (OWASP, CSV injection). */
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
