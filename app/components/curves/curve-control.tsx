import { cardFrame } from '@/lib/charts/frame';
import { latentFrame } from '@/lib/charts/latent-quantile-chart';
import { curveDomain } from '@/lib/charts/risk-curve-geometry';
import { valueScale } from '@/lib/charts/value-scale';
import type { Feature } from '@/models/features';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { ValueControl } from '../what-if/value-control';
import { sliderRange } from '../what-if/value-range';
import type { WhatIfControls } from '../what-if/what-if-controls';
import type { CurveView } from './curve-set';

interface CurveControlProps {
  readonly curve: RiskCurve;
  readonly before: RiskCurve | undefined;
  readonly view: CurveView;
  readonly feature: Feature;
  readonly summary: FeatureSummary;
  readonly whatIf: WhatIfControls;
}

/** The way to change the value of a curve, its slider under the places of the chart. */
export function CurveControl({ curve, before, view, feature, summary, whatIf }: CurveControlProps) {
  const { session, given } = whatIf;
  const own = given[curve.feature]!;
  return (
    <ValueControl
      feature={feature}
      summary={summary}
      value={session.values[curve.feature]!}
      given={own}
      plausible={curve.plausible?.values ?? null}
      disabled={session.state !== 'ready'}
      track={trackOf()}
      onChange={(value) => session.set(curve.feature, value)}
    />
  );

  function trackOf(): { from: number; to: number } | null {
    if (feature.kind !== 'numeric' || summary.kind !== 'numeric') return null;
    const range = sliderRange(feature, summary, own);
    if (range === null) return null;
    const frame = view === 'risk' ? cardFrame : latentFrame;
    const [low, high] = curveDomain({ curve, before: view === 'risk' ? before : undefined });
    const x = valueScale(low, high, frame);
    const share = (value: number) => x(Math.min(high, Math.max(low, value))) / frame.width;
    return { from: share(range.min), to: share(range.max) };
  }
}
