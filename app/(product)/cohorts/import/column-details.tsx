import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { TextInput } from '@/app/components/text-input';
import { asSentence } from '@/app/forms/request';
import type { ColumnPicture } from '@/lib/cohort/picture-column';
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import type { ColumnEdit } from './column-edits';
import { ColumnChart, type PictureScale } from './column-pictures';

interface ColumnDetailsProps {
  readonly column: PreviewedColumn;
  readonly edit: ColumnEdit;
  readonly picture: ColumnPicture | null;
  readonly scale: PictureScale;
  readonly onChange: (change: Partial<ColumnEdit>) => void;
}

/** An opened column: its chart beside everything that can be set of it. */
export function ColumnDetails({ column, edit, picture, scale, onChange }: ColumnDetailsProps) {
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,440px)_1fr]">
      <div className="min-w-0">
        {picture === null ? (
          <p className="text-[13px] text-soft">Looking at the column…</p>
        ) : (
          <ColumnChart
            picture={picture}
            scale={scale}
            label={edit.label}
            unit={edit.kind === 'numeric' ? edit.unit : ''}
          />
        )}
      </div>
      <div className="min-w-0 space-y-4">
        <Reasons column={column} edit={edit} />
        <Field label="Label">
          <TextInput
            aria-label={`Label of ${column.name}`}
            maxLength={100}
            value={edit.label}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        </Field>
        {edit.kind === 'numeric' && <ValidRange name={column.name} edit={edit} onChange={onChange} />}
        <Field label="Values that mean “not measured”" hint="Besides empty cells, ?, NA and the like; cut by commas.">
          <TextInput
            aria-label={`Values that mean not measured in ${column.name}`}
            value={edit.missingValues}
            onChange={(event) => onChange({ missingValues: event.target.value })}
          />
        </Field>
        <Checkbox
          label="Care could change it"
          hint="Such values may be moved when a way to a lower risk is looked for."
          aria-label={`${column.name} could be changed by care`}
          checked={edit.modifiable}
          onChange={(event) => onChange({ modifiable: event.target.checked })}
        />
      </div>
    </div>
  );
}

function Reasons({ column, edit }: { column: PreviewedColumn; edit: ColumnEdit }) {
  const { kind, reason, unit, unitReason } = column;
  const word = { numeric: 'Numeric', categorical: 'Categorical', leftOut: 'Left out' }[kind];
  return (
    <ul className="list-disc space-y-0.5 pl-4 text-[13px] text-soft">
      <li>
        {word}: {asSentence(reason)}
      </li>
      {unitReason !== null && edit.kind === 'numeric' && (
        <li>
          {unit === null ? 'Unit not certain: ' : `In ${unit}: `}
          {unitReason}.
        </li>
      )}
    </ul>
  );
}

function ValidRange({ name, edit, onChange }: { name: string } & Pick<ColumnDetailsProps, 'edit' | 'onChange'>) {
  return (
    <fieldset>
      <legend className="mb-1 text-[13px] font-medium">Valid range</legend>
      <span className="flex items-center gap-2">
        <RangeEnd
          name={`Smallest valid value of ${name}`}
          value={edit.validLow}
          onChange={(validLow) => onChange({ validLow })}
        />
        <span className="text-soft">to</span>
        <RangeEnd
          name={`Largest valid value of ${name}`}
          value={edit.validHigh}
          onChange={(validHigh) => onChange({ validHigh })}
        />
      </span>
      <p className="mt-1 text-[12.5px] text-soft">A value outside is refused, here and in new patients.</p>
    </fieldset>
  );
}

function RangeEnd({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      aria-label={name}
      inputMode="decimal"
      className="control w-28 min-w-0"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
