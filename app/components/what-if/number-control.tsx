'use client';

import { useId, useState, type ReactNode } from 'react';
import { formatNumber } from '@/lib/format';
import { readNumber, writeNumber } from '@/lib/locale';
import type { NumericFeature } from '@/models/features';
import type { FeatureSummary } from '@/models/model';
import type { ValueControlProps } from './value-control-props';
import { sliderRange, type ValueRange } from './value-range';

interface NumberControlProps extends ValueControlProps {
  readonly feature: NumericFeature;
  readonly summary: Extract<FeatureSummary, { kind: 'numeric' }>;
  /** Stands at the right where the value was changed. */
  readonly remark: ReactNode;
}

/** A slider with a field for the exact number; the slider's track lies under the chart's own places. */
export function NumberControl(props: NumberControlProps) {
  const { feature, summary, value, given, plausible, track, disabled, remark, onChange } = props;
  const range = sliderRange(feature, summary, given);
  if (range === null) return null;
  const middle = plausible === null ? range.min : (plausible[0]! + plausible.at(-1)!) / 2;
  const shown = Number.isNaN(value) ? middle : value;
  return (
    <div className="grid gap-1">
      <input
        type="range"
        className={`what-if-slider ${Number.isNaN(value) ? 'is-missing' : ''}`}
        style={track === null ? undefined : trackStyle(track)}
        aria-label={feature.label}
        aria-valuetext={
          Number.isNaN(value)
            ? 'not measured'
            : `${formatNumber(value)}${feature.unit === null ? '' : ` ${feature.unit}`}`
        }
        min={range.min}
        max={range.max}
        step={range.step}
        value={Math.min(range.max, Math.max(range.min, shown))}
        disabled={disabled}
        onChange={(event) => onChange(rounded(event.currentTarget.valueAsNumber, range))}
      />
      <NumberField key={String(value)} {...{ feature, range, value, disabled, onChange }}>
        {Object.is(value, given) ? null : remark}
      </NumberField>
    </div>
  );
}

/** The slider's thumb is 16 pixels wide: its middle, not its edge, stands over the ends of the track. */
function trackStyle({ from, to }: { from: number; to: number }) {
  return { marginLeft: `calc(${from * 100}% - 8px)`, width: `calc(${(to - from) * 100}% + 16px)` };
}

/** A multiple of the step, with no digits behind it that nobody set; the ends stay as they are. */
function rounded(value: number, { min, max, step }: ValueRange): number {
  if (value <= min) return min;
  if (value >= max) return max;
  return Number((Math.round(value / step) * step).toPrecision(12));
}

interface NumberFieldProps {
  readonly feature: NumericFeature;
  readonly range: ValueRange;
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  /** At the right; the slider's range where there is nothing to say. */
  readonly children: ReactNode;
}

/** The exact number, taken over when it is whole: on leaving the field or with the Enter key. */
function NumberField({ feature, range, value, disabled, onChange, children }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(Number.isNaN(value) ? '' : writeNumber(value));
  const [low, high] = feature.validRange ?? [-Infinity, Infinity];
  const number = readNumber(text);
  const problem =
    text.trim() === '' || (number >= low && number <= high)
      ? null
      : Number.isNaN(number)
        ? 'must be a number'
        : `must be from ${formatNumber(low)} to ${formatNumber(high)}`;
  const take = () => {
    if (problem === null && !Object.is(number, value)) onChange(number);
  };
  return (
    <div className="flex items-center gap-2 text-[12.5px] text-soft">
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="control !min-h-7 !w-20 !px-2 !py-0.5 text-right tabular-nums"
        aria-label={`${feature.label}, exact value${feature.unit === null ? '' : ` in ${feature.unit}`}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        placeholder="–"
        value={text}
        disabled={disabled}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      {feature.unit !== null && <span>{feature.unit}</span>}
      {problem === null ? (
        (children ?? (
          <span className="ml-auto text-faint">
            {formatNumber(range.min)} to {formatNumber(range.max)}
          </span>
        ))
      ) : (
        <span id={`${id}-problem`} className="ml-auto font-medium text-error">
          {problem}
        </span>
      )}
    </div>
  );
}
