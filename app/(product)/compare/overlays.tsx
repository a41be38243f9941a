import { Card } from '@/app/components/card';
import { OverlayChart, type OverlayInput } from '@/lib/charts/overlay-chart';
import { formatNumber, formatShare } from '@/lib/format';
import type { ComparedPart } from '@/lib/services/pair-models';
import { decisionCurve } from '@/models/metrics/decision-curve';
import { NumbersTable } from '@/app/components/numbers-table';
import { curvesOf, decisionDomain, valueAt } from './curves';

const share = (title: string) => ({ title, domain: [0, 1] as const, share: true });
const grid = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

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
      <Overlay
        title="ROC curves"
        about="Sensitivity against false alarms at every threshold: further up and left is better."
        digits={0}
        lines={named(({ roc }) => roc)}
        references={[diagonal('Chance')]}
        x={share('1 − specificity')}
        y={share('Sensitivity')}
        corner="bottom right"
      />
      <Overlay
        title="Precision and recall"
        about="Of those called positive, how many are: higher is better. It leans on how common the outcome is."
        digits={0}
        lines={named(({ precisionRecall }) => precisionRecall)}
        references={[{ name: 'Prevalence', points: flat(prevalence) }]}
        x={share('Recall (sensitivity)')}
        y={share('Precision')}
        corner="bottom left"
      />
      <Overlay
        title="Calibration"
        about="Does a stated risk come true as often as it says? On the diagonal it does. Smoothed."
        digits={0}
        lines={named(({ calibration }) => calibration)}
        references={[diagonal('As stated')]}
        x={share('Risk that the model states')}
        y={share('Observed')}
        corner="bottom right"
      />
      <Overlay
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

interface OverlayProps extends OverlayInput {
  readonly title: string;
  readonly about: string;
  /** Decimals of the table's values; 0 shows them in percent. */
  readonly digits: number;
}

function Overlay({ title, about, digits, ...input }: OverlayProps) {
  const read = (value: number | null) =>
    value === null ? '–' : digits === 0 ? formatShare(value) : formatNumber(value, digits);
  const all = [...input.lines, ...(input.references ?? [])];
  return (
    <Card title={title} description={about}>
      <div className="mx-auto max-w-[460px]">
        <OverlayChart
          {...input}
          description={`${title} of ${input.lines.map(({ name }) => name).join(', ')}. ${about} The numbers are below the chart.`}
        />
      </div>
      <NumbersTable
        caption={title}
        heads={[input.x.title, ...all.map(({ name }) => name)]}
        rows={grid.map((at) => [formatShare(at), ...all.map(({ points }) => read(valueAt(points, at)))])}
      />
    </Card>
  );
}

const diagonal = (name: string) => ({ name, points: [[0, 0] as const, [1, 1] as const] });
const flat = (height: number) => [[0, height] as const, [1, height] as const];
