import { Field } from '@/app/components/field';
import { formatNumber, formatQuantity } from '@/lib/format';
import { findOtherUnit, type OtherUnit } from '@/lib/units/other-unit';
import type { NumericFeature } from '@/models/features';
import { isPlausible } from '@/models/inference/risk-curve-grid';
import type { FeatureSummary } from '@/models/model';
import { readEntry, writeEntry, type Entry } from './entry';

interface NumberEntryProps {
  readonly feature: NumericFeature;
  readonly summary: FeatureSummary;
  readonly entry: Entry;
  /** In the model's unit, NaN where not measured. */
  readonly value: number;
  readonly onEntry: (entry: Entry, value: number) => void;
}

/** A number with its unit (a choice of two where there is another usual one) and what is usual in the cohort. Empty: not measured. */
export function NumberEntry({ feature, summary, entry, value, onEntry }: NumberEntryProps) {
  const other = findOtherUnit(feature);
  const { problem } = readEntry(feature, other, entry);
  const type = (text: string) => {
    const typed = { ...entry, text };
    onEntry(typed, readEntry(feature, other, typed).value);
  };
  const changeUnit = (inOther: boolean) => {
    // what was understood keeps its value to the last digit; what was not is read anew
    if (problem === null) return onEntry(writeEntry(value, other, inOther), value);
    const typed = { ...entry, inOther };
    onEntry(typed, readEntry(feature, other, typed).value);
  };
  return (
    <Field
      label={feature.label}
      error={problem === null ? undefined : `${feature.label} ${problem}. Until then it counts as not measured.`}
      hint={<Hint {...{ feature, summary, other, value, inOther: entry.inOther }} />}
    >
      <UnitInput {...{ feature, other, entry, onText: type, onUnit: changeUnit }} />
    </Field>
  );
}

interface UnitInputProps {
  readonly feature: NumericFeature;
  readonly other: OtherUnit | null;
  readonly entry: Entry;
  readonly onText: (text: string) => void;
  readonly onUnit: (inOther: boolean) => void;
  /** Given by the field around it. */
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

function UnitInput({ feature, other, entry, onText, onUnit, ...field }: UnitInputProps) {
  return (
    <span className="flex items-center gap-2">
      <input
        {...field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="control min-w-0 flex-1 tabular-nums"
        placeholder="not measured"
        value={entry.text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {other === null ? (
        feature.unit !== null && <span className="min-w-12 text-[13px] text-soft">{feature.unit}</span>
      ) : (
        <select
          className="control !w-auto shrink-0 text-[13px]"
          aria-label={`Unit of ${feature.label}`}
          value={entry.inOther ? 'other' : 'own'}
          onChange={(event) => onUnit(event.currentTarget.value === 'other')}
        >
          <option value="own">{other.own}</option>
          <option value="other">{other.other}</option>
        </select>
      )}
    </span>
  );
}

interface HintProps {
  readonly feature: NumericFeature;
  readonly summary: FeatureSummary;
  readonly other: OtherUnit | null;
  readonly value: number;
  readonly inOther: boolean;
}

/** What nine in ten of the cohort have, in the unit chosen, and the value in the other unit. */
function Hint({ feature, summary, other, value, inOther }: HintProps) {
  if (summary.kind !== 'numeric') return null;
  const show = (own: number) => {
    if (inOther && other !== null) return formatNumber(other.toOther(own));
    return formatNumber(summary.integer ? Math.round(own) : own);
  };
  const [low, high] = [summary.quantiles[5], summary.quantiles[95]];
  const measured = !Number.isNaN(value);
  return (
    <>
      {measured && other !== null && (
        <span className="font-medium text-ink">
          = {inOther ? formatQuantity(value, feature.unit) : formatQuantity(other.toOther(value), other.other)}
          {' · '}
        </span>
      )}
      {low !== undefined && high !== undefined && `90\u202f% of the cohort: ${show(low)} to ${show(high)}`}
      {measured && !isPlausible(summary, value) && (
        <strong className="font-medium text-warning"> · few patients here</strong>
      )}
    </>
  );
}
