'use client';

import { asSentence } from '@/app/forms/request';
import { formatNumber, formatShare } from '@/lib/format';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import { memo, type ReactNode } from 'react';
import type { ColumnEdit } from './column-edits';

interface ColumnRowProps {
  readonly column: PreviewedColumn;
  readonly nPatients: number;
  readonly edit: ColumnEdit;
  readonly complaint: string | null;
  readonly onChange: (name: string, edit: ColumnEdit) => void;
}

/** One column's settings. Memoised: a file may have hundreds of columns, and each key press is in one of them. */
export const ColumnRow = memo(function ColumnRow({ column, nPatients, edit, complaint, onChange }: ColumnRowProps) {
  const set = (change: Partial<ColumnEdit>) => onChange(column.name, { ...edit, ...change });
  const used = edit.kind !== 'leftOut';
  const numeric = edit.kind === 'numeric';
  const problem = complaint ?? (edit.kind === column.kind ? column.problem : null);
  const problemId = `problem-${column.name}`;
  const named = (setting: string) => ({ 'aria-label': `${setting} of ${column.name}` });
  const described = problem === null ? {} : { 'aria-describedby': problemId };
  return (
    <tr role="row" className={used ? '' : 'text-soft'}>
      <Cell label="" className="sm:min-w-52">
        <div>
          <span className="font-medium break-all">{column.name}</span>
          <p className="text-[12.5px] text-soft">{sayColumn(column, nPatients)}</p>
          {problem !== null && (
            <p id={problemId} className="mt-0.5 text-[12.5px] font-medium text-error">
              {asSentence(problem)}
            </p>
          )}
        </div>
      </Cell>
      <Cell label="Kind">
        <select
          {...named('Kind')}
          {...described}
          aria-invalid={problem !== null || undefined}
          className="control sm:min-w-32"
          value={edit.kind}
          onChange={(event) => set({ kind: event.target.value as ColumnEdit['kind'] })}
        >
          {(column.looksNumeric || column.kind === 'numeric') && <option value="numeric">numeric</option>}
          <option value="categorical">categorical</option>
          <option value="leftOut">left out</option>
        </select>
      </Cell>
      <Cell label={used ? 'Label' : null}>
        <input
          {...named('Label')}
          maxLength={100}
          className="control sm:min-w-40"
          value={edit.label}
          onChange={(event) => set({ label: event.target.value })}
        />
      </Cell>
      <Cell label={numeric ? 'Unit' : null}>
        <input
          {...named('Unit')}
          maxLength={40}
          className="control sm:min-w-20"
          value={edit.unit}
          onChange={(event) => set({ unit: event.target.value })}
        />
      </Cell>
      <Cell label={numeric ? 'Valid range' : null}>
        <span className="flex items-center gap-1.5">
          <RangeEnd
            name={`Smallest valid value of ${column.name}`}
            value={edit.validLow}
            onChange={(validLow) => set({ validLow })}
          />
          <span className="text-soft">to</span>
          <RangeEnd
            name={`Largest valid value of ${column.name}`}
            value={edit.validHigh}
            onChange={(validHigh) => set({ validHigh })}
          />
        </span>
      </Cell>
      <Cell label={numeric && (column.nZeros > 0 || edit.zeroMeansMissing) ? 'Zero means missing' : null}>
        <label className="inline-flex items-center gap-2">
          <input
            aria-label={`Zero means missing in ${column.name}, ${column.nZeros} zeros`}
            type="checkbox"
            className="size-4 accent-accent"
            checked={edit.zeroMeansMissing}
            onChange={(event) => set({ zeroMeansMissing: event.target.checked })}
          />
          <span className="text-[12.5px] whitespace-nowrap text-soft">{column.nZeros} zeros</span>
        </label>
      </Cell>
      <Cell label={used ? 'Modifiable' : null}>
        <input
          aria-label={`${column.name} could be changed by care`}
          type="checkbox"
          className="size-4 accent-accent"
          checked={edit.modifiable}
          onChange={(event) => set({ modifiable: event.target.checked })}
        />
      </Cell>
    </tr>
  );
});

/** A cell; null as label leaves it empty, and on a phone away. */
function Cell({ label, className = '', children }: { label: string | null; className?: string; children: ReactNode }) {
  const classes = `align-middle sm:table-cell sm:px-2 sm:py-2.5 sm:first:pl-5 sm:last:pr-5 ${className}`;
  return label === null ? (
    <td role="cell" className={`${classes} max-sm:hidden!`} />
  ) : (
    <td role="cell" data-label={label} className={classes}>
      {children}
    </td>
  );
}

function RangeEnd({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      aria-label={name}
      inputMode="decimal"
      className="control min-w-0 sm:w-[72px]"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Why it is what it is, its range, what is missing. */
function sayColumn({ reason, range, nMissing, missingMarks }: PreviewedColumn, nPatients: number): string {
  const parts = [reason];
  if (range !== null) parts.push(`${formatNumber(range[0])} to ${formatNumber(range[1])}`);
  const marks = missingMarks.filter((mark) => mark !== '');
  const marked = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  if (nMissing > 0) parts.push(`${formatShare(nMissing / nPatients, 1)} missing${marked}`);
  return parts.join(' · ');
}
