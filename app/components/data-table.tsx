import Link from 'next/link';
import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Unique within the table. */
  readonly key: string;
  readonly header: ReactNode;
  /** The header as text for the cards of a phone; needed where `header` is no string. '' shows the cell alone. */
  readonly phoneLabel?: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: Row) => ReactNode;
  /** Makes the header a link that sorts; `direction` is null while another column sorts. */
  readonly sort?: { readonly href: string; readonly direction: 'ascending' | 'descending' | null };
  readonly className?: string;
  /** For what the record's own page shows as well: leaves it out of the cards of a phone. */
  readonly wideOnly?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table holds; read aloud, not shown. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A table of records: quiet lines, right-aligned numbers, cards on a phone. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <div className="overflow-x-auto">
      <table role="table" className="stacked-table w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" className="border-b border-rule text-[12.5px] text-soft">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-rule">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)} className="hover:bg-sparse/60">
              {columns.map((column) => (
                <td
                  role="cell"
                  key={column.key}
                  data-label={labelOf(column)}
                  className={`px-3 py-2.5 align-middle first:pl-5 last:pr-5 ${alignment(column)} ${column.wideOnly ? 'wide-only' : ''} ${column.className ?? ''}`}
                >
                  <div className="min-w-0">{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const classes = `px-3 py-2.5 font-medium align-bottom first:pl-5 last:pr-5 ${alignment(column)}`;
  if (column.sort === undefined) {
    return (
      <th role="columnheader" scope="col" className={classes}>
        {column.header}
      </th>
    );
  }
  const { href, direction } = column.sort;
  return (
    <th role="columnheader" scope="col" aria-sort={direction ?? 'none'} className={classes}>
      <Link href={href} className="inline-flex items-center gap-1 hover:text-ink" scroll={false}>
        {column.header}
        <span aria-hidden="true" className={direction === null ? 'text-mark' : 'text-accent'}>
          {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : '↕'}
        </span>
      </Link>
    </th>
  );
}

function alignment(column: { align?: 'left' | 'right' }): string {
  return column.align === 'right' ? 'sm:text-right' : '';
}

function labelOf<Row>(column: Column<Row>): string {
  return column.phoneLabel ?? (typeof column.header === 'string' ? column.header : '');
}
