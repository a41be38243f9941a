'use client';

import { Segmented } from '@/app/components/segmented';
import { NumberBox } from '@/app/components/number-box';
import { formatNumber } from '@/lib/format';
import { byCostRatio, LEAST_COST_RATIO, MOST_COST_RATIO, type ThresholdChoice } from '@/lib/threshold-choice';
import { costRatioOfThreshold } from '@/models/metrics/cost-ratio';
import { thresholdText } from './threshold-words';

interface BasisControlProps {
  readonly choice: ThresholdChoice;
  /** Over which thresholds the model is worth using. */
  readonly useful: string;
  readonly onChange: (choice: ThresholdChoice) => void;
}

const bases = [
  { value: 'costRatio', label: 'Cost of mistakes' },
  { value: 'netBenefit', label: 'Net benefit' },
  { value: 'manual', label: 'By hand' },
] as const;

/** Three ways to a threshold; each starts from where the other stood. */
export function BasisControl({ choice, useful, onChange }: BasisControlProps) {
  const choose = (basis: string) => {
    if (basis === 'costRatio') onChange(byCostRatio(readable(costRatioOfThreshold(choice.threshold))));
    else onChange({ threshold: choice.threshold, basis: basis === 'netBenefit' ? basis : 'manual' });
  };
  return (
    <>
      <Segmented label="Choose the threshold by" segments={bases} value={choice.basis} onChange={choose} />
      <div className="mt-4 grid gap-2">
        {choice.basis === 'costRatio' ? (
          <CostRatioControl costRatio={choice.costRatio} onChange={onChange} />
        ) : (
          <>
            {choice.basis === 'netBenefit' && <p className="max-w-[64ch]">{useful}</p>}
            <ThresholdControl choice={choice} onChange={onChange} />
          </>
        )}
      </div>
      <p className="mt-3 max-w-[64ch] text-[13px] text-soft">{explanationOf(choice)}</p>
    </>
  );
}

const readable = (ratio: number) => Math.min(MOST_COST_RATIO, Math.max(LEAST_COST_RATIO, Number(ratio.toPrecision(3))));

function explanationOf(choice: ThresholdChoice): string {
  const ratio = formatNumber(readable(costRatioOfThreshold(choice.threshold)));
  if (choice.basis === 'costRatio') {
    return `Acting pays from the risk on at which missed cases and false alarms cost the same: 1\u00a0/\u00a0(1\u00a0+\u00a0${formatNumber(choice.costRatio)})\u00a0=\u00a0${thresholdText(choice.threshold)}. That holds where the risks are well calibrated.`;
  }
  if (choice.basis === 'netBenefit') {
    return `Where in this range is for the cost of mistakes to say: ${thresholdText(choice.threshold)} is right where one missed case is as bad as ${ratio} false alarms. The height of the curve is no reason for a threshold: net benefits at two thresholds weigh mistakes differently, so the larger is not the better.`;
  }
  return `Whoever acts from ${thresholdText(choice.threshold)} on says that one missed case is as bad as ${ratio} false alarms.`;
}

/** On a logarithmic scale: twice as many false alarms is the same step everywhere. */
function CostRatioControl(props: { costRatio: number; onChange: (choice: ThresholdChoice) => void }) {
  const { costRatio, onChange } = props;
  const set = (ratio: number) => onChange(byCostRatio(ratio));
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        A missed case is as bad as
        <NumberBox
          label="False alarms that one missed case is worth"
          value={costRatio}
          range={[LEAST_COST_RATIO, MOST_COST_RATIO]}
          onChange={set}
        />
        {costRatio === 1 ? 'false alarm.' : 'false alarms.'}
      </p>
      <input
        type="range"
        className="what-if-slider max-w-[460px]"
        aria-label="False alarms that one missed case is worth"
        aria-valuetext={`${formatNumber(costRatio)} false alarms, threshold ${thresholdText(1 / (1 + costRatio))}`}
        min={-2}
        max={2}
        step={0.01}
        value={Math.log10(costRatio)}
        onChange={(event) => set(roundedRatio(10 ** event.currentTarget.valueAsNumber))}
      />
    </>
  );
}

/** To halves of false alarms from 1 on and to two digits below and above 10: what a person would say. */
function roundedRatio(ratio: number): number {
  return ratio >= 1 && ratio < 10 ? Math.round(2 * ratio) / 2 : Number(ratio.toPrecision(2));
}

function ThresholdControl({ choice, onChange }: Pick<BasisControlProps, 'choice' | 'onChange'>) {
  const basis = choice.basis === 'netBenefit' ? choice.basis : 'manual';
  const set = (percent: number) => onChange({ threshold: Number((percent / 100).toPrecision(12)), basis });
  const percent = Number((100 * choice.threshold).toPrecision(12));
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        A patient is flagged from a risk of
        <NumberBox label="Threshold in percent" value={percent} range={[0.1, 99.9]} onChange={set} />% on.
      </p>
      <input
        type="range"
        className="what-if-slider max-w-[460px]"
        aria-label="Threshold"
        aria-valuetext={thresholdText(choice.threshold)}
        min={1}
        max={99}
        step={1}
        value={percent}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
    </>
  );
}
