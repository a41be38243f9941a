import { DataTable, type Column } from '@/app/components/data-table';
import type { TextTable } from '@/lib/reproduction/render/tables';

/** What each panel reads at two values of the feature, beside the paper's text. */
export function ReadingTable({ caption, heads, rows }: TextTable) {
  const columns = heads.map((header, position): Column<readonly string[]> => ({
    key: String(position),
    header: position === 0 ? 'Panel' : header,
    align: position === 0 ? 'left' : 'right',
    cell: (row) => row[position],
  }));
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-semibold">{caption}</h3>
      <DataTable caption={caption} rows={rows} rowKey={([title]) => title!} columns={columns} />
    </div>
  );
}
