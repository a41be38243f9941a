import { formatNumber } from '@/lib/format';
import type { Feature } from '@/models/features';
import { isPlausible } from '@/models/inference/risk-curve-grid';
import { LevelControl } from './level-control';
import { NumberControl } from './number-control';
import type { ValueControlProps } from './value-control-props';

/** What one value could be instead: a slider with a field for a number, a list for a category. */
export function ValueControl(props: ValueControlProps) {
  const { feature, summary } = props;
  return (
    <div className="no-print mt-1.5">
      {feature.kind === 'numeric' && summary.kind === 'numeric' ? (
        <NumberControl {...props} feature={feature} summary={summary} remark={<Remark {...props} />} />
      ) : (
        <div className="grid gap-1">
          <LevelControl {...props} />
          <p className="flex min-h-5 justify-end text-[12.5px]">
            <Remark {...props} />
          </p>
        </div>
      )}
    </div>
  );
}

/** Beside a changed value: that hardly anybody has it, and the way back. Nothing beside the record's own. */
function Remark({ feature, summary, value, given, onChange }: ValueControlProps) {
  if (Object.is(value, given)) return null;
  const unusual = !Number.isNaN(value) && !isPlausible(summary, value);
  return (
    <span className="ml-auto text-right">
      {unusual && (
        <strong
          className="font-medium text-warning"
          title="Outside the cohort’s 1st to 99th percentile, or a level that nobody has: the model has next to nothing to go by."
        >
          few patients here ·{' '}
        </strong>
      )}
      <button type="button" className="rounded text-accent hover:underline" onClick={() => onChange(given)}>
        back to {wordsOf(feature, given)}
      </button>
    </span>
  );
}

function wordsOf(feature: Feature, value: number): string {
  if (Number.isNaN(value)) return 'not measured';
  return feature.kind === 'numeric' ? formatNumber(value) : (feature.levelLabels[value] ?? `level ${value}`);
}
