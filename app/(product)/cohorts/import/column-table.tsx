'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import type { ColumnPicture } from '@/lib/cohort/picture-column';
import { formatCount } from '@/lib/format';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import { useState } from 'react';
import type { ColumnEdit, ColumnEdits } from './column-edits';
import type { PictureScale } from './column-pictures';
import { ColumnRow } from './column-row';

interface ColumnTableProps {
  readonly columns: readonly PreviewedColumn[];
  readonly nPatients: number;
  readonly edits: ColumnEdits;
  readonly onChange: (name: string, edit: ColumnEdit) => void;
  /** Complaint by column. */
  readonly complaints: Readonly<Record<string, string>>;
  /** What is known of the columns along the outcome; empty while nothing is. */
  readonly pictures: ReadonlyMap<string, ColumnPicture>;
  readonly scale: PictureScale;
}

const atFirst = 60;
const headings = ['Column', 'Values', 'Share positive', 'Kind', 'Unit', 'Zero means missing', 'More'];

/** What was inferred of every column, to be corrected; a list of cards on a phone. */
export function ColumnTable({ columns, nPatients, edits, onChange, complaints, pictures, scale }: ColumnTableProps) {
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns.slice(0, atFirst);
  return (
    <Card title="Columns" description={say(columns)} padded={false}>
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
                picture={pictures.get(column.name) ?? null}
                scale={scale}
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

/** What was inferred, and how much of it wants a look. */
function say(columns: readonly PreviewedColumn[]): string {
  const identifying = columns.filter(({ identifier }) => identifier).length;
  const doubtful = columns.filter(({ doubts, problem }) => doubts.length > 0 || problem !== null).length;
  const parts = ['What was inferred from the file; correct what is wrong, leave out what must not be used.'];
  if (identifying > 0)
    parts.push(`${formatCount(identifying, 'column')} left out because the patient could be told from it.`);
  if (doubtful > 0) parts.push(`Marked with “!”: ${formatCount(doubtful, 'column')} to look at.`);
  return parts.join(' ');
}
