'use client';

import { Button } from '@/app/components/button';
import { asSentence } from '@/app/forms/request';
import type { ColumnPicture } from '@/lib/cohort/picture-column';
import { formatShare } from '@/lib/format';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import { memo, useId, useState, type ReactNode } from 'react';
import { ColumnDetails } from './column-details';
import { ColumnDoubts } from './column-doubts';
import type { ColumnEdit } from './column-edits';
import { OutcomeSpark, ShapeSpark, type PictureScale } from './column-pictures';
import { sayAuroc, sayColumn } from './column-reading';

interface ColumnRowProps {
  readonly column: PreviewedColumn;
  readonly nPatients: number;
  readonly edit: ColumnEdit;
  readonly complaint: string | null;
  /** `null` while it is not known, and for a column that is left out. */
  readonly picture: ColumnPicture | null;
  readonly scale: PictureScale;
  readonly onChange: (name: string, edit: ColumnEdit) => void;
}

/** One column: what it is, how it looks, how the outcome goes with it. Memoised: a file may have hundreds of columns, and each key press is in one of them. */
export const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, nPatients, edit, complaint, picture, scale, onChange } = props;
  const [opened, setOpened] = useState(false);
  const detailsId = useId();
  const set = (change: Partial<ColumnEdit>) => onChange(column.name, { ...edit, ...change });
  const used = edit.kind !== 'leftOut';
  const numeric = edit.kind === 'numeric';
  const problem = complaint ?? (edit.kind === column.kind ? column.problem : null);
  const open = used && (opened || complaint !== null);
  const problemId = `problem-${column.name}`;
  const named = (setting: string) => ({ 'aria-label': `${setting} of ${column.name}` });
  const described = problem === null ? {} : { 'aria-describedby': problemId };
  return (
    <>
      <tr role="row" className={used ? '' : 'text-soft'}>
        <Cell label="" className="sm:w-[30%] sm:min-w-56">
          <div>
            <span className="font-medium break-all">{column.name}</span>
            <p className="text-[12.5px] text-soft">{sayColumn(column, nPatients)}</p>
            {problem !== null && (
              <p id={problemId} className="mt-0.5 text-[12.5px] font-medium text-error">
                {asSentence(problem)}
              </p>
            )}
            {used && <ColumnDoubts column={column} edit={edit} leak={picture?.leak ?? null} onChange={set} />}
          </div>
        </Cell>
        <Cell label={used ? 'Values' : null}>
          {picture !== null && (
            <div>
              <ShapeSpark picture={picture} />
              <p className="mt-0.5 text-[12px] whitespace-nowrap text-soft">
                {picture.nMissing === 0 ? 'none missing' : `${formatShare(picture.nMissing / nPatients, 1)} missing`}
              </p>
            </div>
          )}
        </Cell>
        <Cell label={used && scale.prevalence !== null ? 'Share positive' : null}>
          {picture !== null && (
            <div>
              <OutcomeSpark picture={picture} scale={scale} />
              <p className="mt-0.5 text-[12px] whitespace-nowrap text-soft">{sayAuroc(picture)}</p>
            </div>
          )}
        </Cell>
        <Cell label="Kind">
          <select
            {...named('Kind')}
            {...described}
            aria-invalid={problem !== null || undefined}
            className="control sm:min-w-30"
            value={edit.kind}
            onChange={(event) => set({ kind: event.target.value as ColumnEdit['kind'] })}
          >
            {(column.looksNumeric || column.kind === 'numeric') && <option value="numeric">numeric</option>}
            <option value="categorical">categorical</option>
            <option value="leftOut">left out</option>
          </select>
        </Cell>
        <Cell label={numeric ? 'Unit' : null}>
          <input
            {...named('Unit')}
            maxLength={40}
            placeholder={column.unit === null && column.unitReason !== null ? 'which?' : undefined}
            className="control sm:w-24"
            value={edit.unit}
            onChange={(event) => set({ unit: event.target.value })}
          />
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
        <Cell label={used ? 'More' : null} className="sm:text-right">
          <Button
            size="small"
            variant="quiet"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            aria-label={`Details of ${column.name}`}
            onClick={() => setOpened(!open)}
          >
            Details <span aria-hidden="true">{open ? '▴' : '▾'}</span>
          </Button>
        </Cell>
      </tr>
      {open && (
        <tr role="row" id={detailsId} className="bg-sparse/50">
          <td role="cell" colSpan={7} data-label="" className="sm:px-5 sm:py-4">
            <ColumnDetails column={column} edit={edit} picture={picture} scale={scale} onChange={set} />
          </td>
        </tr>
      )}
    </>
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
