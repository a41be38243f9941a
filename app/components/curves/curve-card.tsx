'use client';

import { SwingBar } from '@/lib/charts/swing-bar';
import { curveReading } from '@/lib/report/curve-reading';
import type { Feature } from '@/models/features';
import { quantileLevels } from '@/models/inference/recalibrate';
import type { RiskCurve } from '@/models/model';
import { ChartMenu } from './chart-menu';
import { CurveChart } from './curve-chart';
import { CurveControl } from './curve-control';
import type { WhatIfControls } from '../what-if/what-if-controls';
import { CurveNumbers } from './curve-numbers';
import type { CurveSet, CurveView } from './curve-set';
import { EmphasizedRisks } from './emphasized-risks';
import { levelsReading } from './levels-reading';

interface CurveCardProps extends Omit<CurveSet, 'curves'> {
  readonly curve: RiskCurve;
  readonly view: CurveView;
  readonly whatIf?: WhatIfControls;
}

/** One feature: its curve, how far the risk swings, the sentence that reads it, the way to change it and the numbers behind it. */
export function CurveCard({ curve, view, outline, assessment, whatIf }: CurveCardProps) {
  const feature = outline.features[curve.feature]!;
  const summary = outline.summaries[curve.feature]!;
  const unit = feature.kind === 'numeric' ? feature.unit : null;
  const points = Math.round(curve.swing * 100);
  const measured = curve.values.length > 0;
  const before = whatIf?.before.curves.find((other) => other.feature === curve.feature);
  const reading = !measured
    ? 'No patient of the cohort has a value.'
    : view === 'levels' && curve.at !== null
      ? levelsReading(feature, curve.at, quantileLevels(outline), assessment)
      : curveReading(feature, summary, curve, assessment.risk);
  const swingWords = `Between the cohort’s 1st and 99th percentile the risk moves by ${points} percentage points, all else held`;
  return (
    <article className="flex min-w-0 flex-col rounded-card border border-rule bg-panel px-4 pt-3.5 pb-3">
      <header className="mb-1.5 flex items-start gap-2.5">
        <h3 className="min-w-0 flex-1 leading-5 font-semibold">
          {feature.label} {unit !== null && <span className="font-normal text-faint">{unit}</span>}
        </h3>
        <span
          className="flex items-center gap-2.5 text-[12px] leading-5 whitespace-nowrap text-soft"
          title={swingWords}
        >
          <SwingBar swing={curve.swing} />
          {points < 1 ? '< 1' : points} {points <= 1 ? 'point' : 'points'}
        </span>
        {measured && <ChartMenu title={pictureTitle(feature, view)} />}
      </header>
      {measured && (
        <CurveChart
          {...{ curve, view, outline, assessment, feature, summary, reading }}
          before={before === curve ? undefined : before}
        />
      )}
      <p className="mt-2 text-[13px] text-pretty text-soft">
        <EmphasizedRisks text={reading} />
      </p>
      {measured && whatIf !== undefined && <CurveControl {...{ curve, before, view, feature, summary, whatIf }} />}
      {measured && <CurveNumbers {...{ curve, view, taus: quantileLevels(outline), feature }} />}
    </article>
  );
}

/** "Risk along Glucose, mg/dl": what a copied picture must say by itself. */
function pictureTitle(feature: Feature, view: CurveView): string {
  const unit = feature.kind === 'numeric' && feature.unit !== null ? `, ${feature.unit}` : '';
  return `${view === 'risk' ? 'Risk' : 'Q(τ)'} along ${feature.label}${unit}`;
}
