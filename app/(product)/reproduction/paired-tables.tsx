import { DataTable, type Column } from '@/app/components/data-table';
import { pairedTables } from '@/lib/reproduction/render/tables';
import type { TableReproduction } from '@/lib/reproduction/reproduction';
import { pairedAbout } from '@/lib/reproduction/words';
import type { Part } from '@/models/reproduction/table';

/** sBQC against BCE under each optimizer, with intervals; nothing for a result that was made before there were any. */
export function PairedTables({ table, part }: { table: TableReproduction; part: Part }) {
  const tables = pairedTables(table, part);
  if (tables.length === 0) return null;
  return (
    <section className="mt-7 border-t border-rule pt-4">
      <h3 className="font-semibold">sBQC less BCE</h3>
      <p className="mb-3 max-w-[90ch] text-[13px] text-soft">{pairedAbout}</p>
      <div className="grid gap-y-6">
        {tables.map(({ caption, heads, rows }) => {
          const columns = heads.map((header, position): Column<readonly string[]> => ({
            key: String(position),
            header,
            align: position === 0 ? 'left' : 'right',
            cell: (row) => row[position],
          }));
          return (
            <div key={caption} className="min-w-0">
              <h4 className="mb-1 font-medium">{caption}</h4>
              <DataTable caption={caption} columns={columns} rows={rows} rowKey={([name]) => name!} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
