import { SwingBar } from '@/lib/charts/swing-bar';
import { assumedValue } from '@/lib/report/assumed-value';
import { curveReading } from '@/lib/report/curve-reading';
import { valueText } from '@/lib/report/panels/patient';
import type { RiskCurve } from '@/models/model';
import { CurveChart } from './curve-chart';
import { CurveNumbers } from './curve-numbers';
import type { CurveSet, CurveView } from './curve-set';
import { EmphasizedRisks } from './emphasized-risks';
import { levelsReading } from './levels-reading';

interface CurveCardProps extends Omit<CurveSet, 'curves'> {
  readonly curve: RiskCurve;
  readonly view: CurveView;
}

/** One feature: its curve, how far the risk swings, the sentence that reads it and the numbers behind it. */
export function CurveCard({ curve, view, trained, members, assessment }: CurveCardProps) {
  const feature = trained.features[curve.feature]!;
  const summary = trained.summaries[curve.feature]!;
  const unit = feature.kind === 'numeric' ? feature.unit : null;
  const points = Math.round(curve.swing * 100);
  const measured = curve.values.length > 0;
  const assumed = curve.at === null && measured ? assumedValue(trained, curve.feature, members) : null;
  const reading = !measured
    ? 'No patient of the cohort has a value.'
    : view === 'levels'
      ? levelsReading(feature, curve.at ?? assumed, trained.config.taus, assessment)
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
      </header>
      {measured && <CurveChart {...{ curve, view, trained, assessment, feature, summary, assumed, reading }} />}
      <p className="mt-2 text-[13px] text-pretty text-soft">
        <EmphasizedRisks text={reading} />
        {assumed !== null && (
          <>
            {' '}
            Assumed here: {valueText(feature, assumed)}, the{' '}
            {feature.kind === 'numeric' ? 'median' : 'most frequent level'} of the training patients.
          </>
        )}
      </p>
      {measured && <CurveNumbers {...{ curve, view, trained, feature }} />}
    </article>
  );
}
