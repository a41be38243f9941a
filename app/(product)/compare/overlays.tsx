import { curvesOf, decisionDomain } from '@/app/components/overlay/model-curves';
import { OverlayCard } from '@/app/components/overlay/overlay-card';
import { diagonal, flat, share } from '@/app/components/overlay/plain-lines';
import type { ComparedPart } from '@/lib/services/pair-models';
import { decisionCurve } from '@/models/metrics/decision-curve';

/** ROC, precision and recall, calibration and net benefit of all models over one another, each with the table behind it. */
export function Overlays({ part, labels }: { part: ComparedPart; labels: readonly string[] }) {
  const prevalence = part.labels.reduce((sum, label) => sum + label, 0) / part.labels.length;
  const curves = part.risks.map((risks) => curvesOf(risks, part.labels));
  const named = <Points,>(of: (curve: (typeof curves)[number]) => Points) =>
    curves.map((curve, at) => ({ name: labels[at]!, points: of(curve) }));
  const all = decisionCurve(part.risks[0]!, part.labels);
  const treatAll = all.map(({ threshold, treatAll }) => [threshold, treatAll] as const);
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <OverlayCard
        title="ROC curves"
        about="Sensitivity against false alarms at every threshold: further up and left is better."
        digits={0}
        lines={named(({ roc }) => roc)}
        references={[diagonal('Chance')]}
        x={share('1 − specificity')}
        y={share('Sensitivity')}
        corner="bottom right"
      />
      <OverlayCard
        title="Precision and recall"
        about="Of those called positive, how many are: higher is better. It leans on how common the outcome is."
        digits={0}
        lines={named(({ precisionRecall }) => precisionRecall)}
        references={[{ name: 'Prevalence', points: flat(prevalence) }]}
        x={share('Recall (sensitivity)')}
        y={share('Precision')}
        corner="bottom left"
      />
      <OverlayCard
        title="Calibration"
        about="Does a stated risk come true as often as it says? On the diagonal it does. Smoothed."
        digits={0}
        lines={named(({ calibration }) => calibration)}
        references={[diagonal('As stated')]}
        x={share('Risk that the model states')}
        y={share('Observed')}
        corner="bottom right"
      />
      <OverlayCard
        title="Decision curves"
        about="Net benefit of acting from each threshold on, beside acting on everybody and on nobody: higher is better."
        digits={3}
        lines={named(({ decision }) => decision)}
        references={[
          { name: 'Treat all', points: treatAll },
          { name: 'Treat none', points: flat(0) },
        ]}
        x={share('Threshold')}
        y={{ title: 'Net benefit', domain: decisionDomain(curves, prevalence), share: false }}
        corner="top right"
      />
    </div>
  );
}
