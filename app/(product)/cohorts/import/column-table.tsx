'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { formatCount } from '@/lib/format';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import { useState } from 'react';
import type { ColumnEdit, ColumnEdits } from './column-edits';
import { ColumnRow } from './column-row';

interface ColumnTableProps {
  readonly columns: readonly PreviewedColumn[];
  readonly nPatients: number;
  readonly edits: ColumnEdits;
  readonly onChange: (name: string, edit: ColumnEdit) => void;
  /** Complaint by column. */
  readonly complaints: Readonly<Record<string, string>>;
}

const atFirst = 60;
const headings = ['Column', 'Kind', 'Label', 'Unit', 'Valid range', 'Zero means missing', 'Modifiable'];

/** What was inferred of every column, to be corrected; a list of cards on a phone. */
export function ColumnTable({ columns, nPatients, edits, onChange, complaints }: ColumnTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns.slice(0, atFirst);
  return (
    <Card
      title="Columns"
      description="What was inferred from the file. Correct what is wrong; leave out what must not be used."
      padded={false}
    >
      <div className="overflow-x-auto">
        <table role="table" className="stacked-table w-full border-collapse text-left">
          <caption className="sr-only">Columns of the file</caption>
          <thead role="rowgroup">
            <tr role="row" className="border-y border-rule text-[12.5px] text-soft">
              {headings.map((heading) => (
                <th
                  key={heading}
                  role="columnheader"
                  scope="col"
                  className="px-2 py-2.5 font-medium first:pl-5 last:pr-5"
                >
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="divide-y divide-rule">
            {shown.map((column) => (
              <ColumnRow
                key={column.name}
                column={column}
                nPatients={nPatients}
                edit={edits[column.name]!}
                complaint={complaints[column.name] ?? null}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < columns.length && (
        <div className="border-t border-rule p-4 text-center">
          <Button onClick={() => setAll(true)}>Show all {formatCount(columns.length, 'column')}</Button>
        </div>
      )}
    </Card>
  );
}
