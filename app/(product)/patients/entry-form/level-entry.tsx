import { Field } from '@/app/components/field';
import { Select } from '@/app/components/select';
import type { CategoricalFeature } from '@/models/features';
import { isPlausible } from '@/models/inference/risk-curve-grid';
import type { FeatureSummary } from '@/models/model';

interface LevelEntryProps {
  readonly feature: CategoricalFeature;
  readonly summary: FeatureSummary;
  /** Index of the level, NaN where not measured. */
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** A choice of the levels that the model knows, or "not measured". */
export function LevelEntry({ feature, summary, value, onValue }: LevelEntryProps) {
  const measured = !Number.isNaN(value);
  const levels = feature.levelLabels.map((label, level) => ({ value: String(level), label }));
  const rare = measured && !isPlausible(summary, value);
  return (
    <Field label={feature.label} hint={rare ? 'Nobody in the cohort has this level.' : undefined}>
      <Select
        options={[{ value: '', label: 'not measured' }, ...levels]}
        value={measured ? String(value) : ''}
        onChange={(event) => onValue(event.currentTarget.value === '' ? NaN : Number(event.currentTarget.value))}
      />
    </Field>
  );
}
