import { Card } from '@/app/components/card';
import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { Select } from '@/app/components/select';
import { TextInput } from '@/app/components/text-input';
import { formatCount, formatShare } from '@/lib/format';
import type { CohortPreview } from '@/lib/services/preview-cohort';

export interface OutcomeEdit {
  readonly name: string;
  readonly positiveValues: readonly string[];
  readonly positiveMeans: string;
  readonly negativeMeans: string;
}

interface OutcomeFieldsProps {
  readonly preview: CohortPreview;
  readonly outcome: OutcomeEdit;
  readonly onChange: (outcome: OutcomeEdit) => void;
  /** Complaint by setting. */
  readonly complaints: Readonly<Partial<Record<keyof OutcomeEdit, string>>>;
}

/** Which column is the outcome, which of its values are positive, and both sides in words. */
export function OutcomeFields({ preview, outcome, onChange, complaints }: OutcomeFieldsProps) {
  const candidates = preview.outcomeCandidates;
  const chosen = candidates.find(({ name }) => name === outcome.name);
  return (
    <Card
      title="Outcome"
      description="Nobody but you can say what positive means; it stands on every page and in every report."
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Outcome column"
          hint={candidates.length === 0 ? 'No column has two to ten values and none missing.' : undefined}
          error={complaints.name}
        >
          <Select
            value={outcome.name}
            options={[
              { value: '', label: 'Choose a column' },
              ...candidates.map(({ name, likely }) => ({ value: name, label: likely ? `${name} (likely)` : name })),
            ]}
            onChange={(event) => onChange({ ...outcome, name: event.target.value, positiveValues: [] })}
          />
        </Field>
        {chosen !== undefined && (
          <PositiveValues
            values={chosen.values}
            outcome={outcome}
            onChange={onChange}
            complaint={complaints.positiveValues}
          />
        )}
        <Field
          label="Positive means"
          hint="Completes “of 100 patients like this, about 30 …”: have diabetes within 5 years"
          error={complaints.positiveMeans}
        >
          <TextInput
            maxLength={200}
            value={outcome.positiveMeans}
            onChange={(event) => onChange({ ...outcome, positiveMeans: event.target.value })}
          />
        </Field>
        <Field
          label="Negative means"
          hint="The other side: stay free of diabetes for 5 years"
          error={complaints.negativeMeans}
        >
          <TextInput
            maxLength={200}
            value={outcome.negativeMeans}
            onChange={(event) => onChange({ ...outcome, negativeMeans: event.target.value })}
          />
        </Field>
      </div>
    </Card>
  );
}

interface PositiveValuesProps {
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly outcome: OutcomeEdit;
  readonly onChange: (outcome: OutcomeEdit) => void;
  readonly complaint: string | undefined;
}

function PositiveValues({ values, outcome, onChange, complaint }: PositiveValuesProps) {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  const positive = values.reduce(
    (sum, { value, count }) => sum + (outcome.positiveValues.includes(value) ? count : 0),
    0,
  );
  const toggle = (value: string) =>
    onChange({
      ...outcome,
      positiveValues: outcome.positiveValues.includes(value)
        ? outcome.positiveValues.filter((other) => other !== value)
        : [...outcome.positiveValues, value],
    });
  return (
    <fieldset aria-describedby="positive-values-note">
      <legend className="mb-1.5 text-[13px] font-medium">Values that are positive</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {values.map(({ value, count }) => (
          <Checkbox
            key={value}
            label={
              <>
                {value} <span className="text-soft">({formatCount(count)})</span>
              </>
            }
            checked={outcome.positiveValues.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </div>
      <p
        id="positive-values-note"
        className={`mt-1.5 text-[12.5px] ${complaint === undefined ? 'text-soft' : 'font-medium text-error'}`}
      >
        {complaint ??
          `${formatCount(positive)} of ${formatCount(total)} patients are positive, ${formatShare(positive / total, 1)}.`}
      </p>
    </fieldset>
  );
}
