import { decisionDomain } from '@/app/components/overlay/model-curves';
import { OverlayCard } from '@/app/components/overlay/overlay-card';
import { flat, share } from '@/app/components/overlay/plain-lines';
import type { DecisionCurve } from '@/lib/services/get-decision-curve';
import { thresholdText } from './threshold-words';

interface DecisionCurveCardProps {
  readonly curve: DecisionCurve;
  readonly prevalence: number;
  readonly threshold: number;
  readonly reading: string;
}

/** Net benefit over the thresholds beside treating all and none, the chosen threshold marked. */
export function DecisionCurveCard({ curve, prevalence, threshold, reading }: DecisionCurveCardProps) {
  const known = curve.points.filter(({ netBenefit }) => netBenefit.estimate !== null);
  const points = known.map(({ threshold: at, netBenefit }) => [at, 100 * netBenefit.estimate!] as const);
  const band = known.flatMap(({ threshold: at, netBenefit: { low, high } }) =>
    low === null || high === null ? [] : [[at, 100 * low, 100 * high] as const],
  );
  return (
    <OverlayCard
      title="Decision curve"
      about="Net benefit of acting from each threshold on, beside acting on everybody and on nobody: higher is better. Band: 95 % interval at each threshold by itself."
      digits={1}
      lines={[{ name: 'This model', points }]}
      band={band}
      references={[
        { name: 'Treat all', points: curve.points.map(({ threshold: at, treatAll }) => [at, 100 * treatAll] as const) },
        { name: 'Treat none', points: flat(0) },
      ]}
      x={share('Threshold')}
      y={{
        title: 'Net benefit per 100 patients',
        domain: decisionDomain([{ decision: points }], 100 * prevalence),
        share: false,
      }}
      corner="top right"
      marker={{ at: threshold, label: thresholdText(threshold) }}
      reading={reading}
    />
  );
}
