'use client';

import { useState } from 'react';
import { InteractionChart, type InteractionAxis } from '@/lib/charts/interaction-chart';
import { formatPoints, formatRisk, formatShare } from '@/lib/format';
import type { Interaction } from '@/models/explain/types';
import type { ModelOutline } from '@/models/model-outline';
import { Button } from '../button';
import { Card } from '../card';
import { Field } from '../field';
import { Select } from '../select';
import type { Explainer } from './explainer';
import { useExplanation } from './use-explanation';
import { Waiting } from './waiting';

interface InteractionCardProps {
  readonly explainer: Explainer | null;
  readonly outline: ModelOutline;
  readonly values: readonly number[];
  readonly order: readonly number[];
}

/** The risk over two features at once, drawn when it is asked for. */
export function InteractionCard({ explainer, outline, values, order }: InteractionCardProps) {
  const { features } = outline;
  const [pair, setPair] = useState<readonly [number, number]>([order[0] ?? 0, order[1] ?? 1]);
  const [asked, setAsked] = useState(false);
  const isPair = pair[0] !== pair[1];
  const explanation = useExplanation(explainer, 'interaction', asked && isPair ? { values, pair } : null);
  const options = features.map(({ label }, feature) => ({ value: String(feature), label }));
  if (features.length < 2) return null;
  return (
    <Card title="How two features act together" description="All else held at this patient’s values.">
      <div className="no-print mb-3 flex flex-wrap items-end gap-3">
        <Field label="Across" className="w-full sm:w-64">
          <Select
            options={options}
            value={pair[0]}
            onChange={(event) => setPair([Number(event.currentTarget.value), pair[1]])}
          />
        </Field>
        <Field label="Up" className="w-full sm:w-64" error={isPair ? null : 'must be another feature'}>
          <Select
            options={options}
            value={pair[1]}
            onChange={(event) => setPair([pair[0], Number(event.currentTarget.value)])}
          />
        </Field>
        {!asked && <Button onClick={() => setAsked(true)}>Draw the map</Button>}
      </div>
      {asked && isPair && (
        <Waiting explanation={explanation}>
          {(answer) => (
            <div className="max-w-[640px]">
              <InteractionChart
                across={axisOf(answer, 0, outline)}
                up={axisOf(answer, 1, outline)}
                risk={answer.risk}
                description={`Heat map of the risk. ${readingOf(answer, outline)}`}
              />
              <p className="mt-2 text-[13px] text-soft">{readingOf(answer, outline)}</p>
            </div>
          )}
        </Waiting>
      )}
    </Card>
  );
}

function axisOf({ features, values, at }: Interaction, side: 0 | 1, outline: ModelOutline): InteractionAxis {
  const feature = outline.features[features[side]]!;
  const unit = feature.kind === 'numeric' && feature.unit !== null ? `, ${feature.unit}` : '';
  return {
    label: `${feature.label}${unit}`,
    values: values[side],
    levels: feature.kind === 'categorical' ? values[side].map((level) => feature.levelLabels[level] ?? '') : null,
    at: at[side],
  };
}

function readingOf({ features, risk, strength, beyondSum }: Interaction, outline: ModelOutline): string {
  const [first, second] = features.map((feature) => outline.features[feature]!.label);
  const all = risk.flat();
  const range = `Over ${first} and ${second} the risk runs from ${formatRisk(Math.min(...all))} to ${formatRisk(Math.max(...all))}`;
  const joint = `${formatShare(strength, strength < 0.1 ? 1 : 0)} of that variation is beyond what each does by itself`;
  const own =
    Math.abs(beyondSum) < 0.0005
      ? 'for this patient the two simply add up'
      : `for this patient the two together make ${formatPoints(beyondSum)} beyond their sum`;
  return `${range}; ${joint}; ${own}.`;
}
