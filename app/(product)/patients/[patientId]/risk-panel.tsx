import type { CurveSet } from '@/app/components/curves/curve-set';
import { IconArray } from '@/lib/charts/icon-array';
import { RiskHistogramChart } from '@/lib/charts/risk-histogram-chart';
import { formatCount, formatInterval, formatRisk, formatShare, sayNInHundred } from '@/lib/format';
import { basisWords, intendedUseWords } from '@/lib/publication/words';
import { missingSentence } from '@/lib/report/missing-sentence';
import { valueText } from '@/lib/report/panels/patient';
import type { PatientView } from './patient-view';
import { RiskFacts } from './risk-facts';
import { shareBelow } from './share-below';
import { thresholdSentence } from './threshold-sentence';

interface RiskPanelProps {
  readonly view: PatientView;
  /** What is shown: the record's own assessment, or that of the changed patient. */
  readonly shown: CurveSet;
  readonly values: readonly number[];
}

/** The risk at a glance: percentage, interval, "N of 100", place in the cohort, and the facts behind it. */
export function RiskPanel({ view, shown, values }: RiskPanelProps) {
  const { risk, riskLow, riskHigh, intervalLevel } = shown.assessment;
  const { outline, model, counts } = view;
  const { positiveMeans } = outline.outcome;
  const isWhatIf = shown.assessment !== view.assessment;
  const interval = formatInterval(riskLow, riskHigh);
  const nPatients = counts.reduce((sum, count) => sum + count, 0);
  const missing = missingSentence(outline.features, values, shown.assessment);
  const below = isWhatIf ? shareBelow(view.riskQuantiles, risk) : view.shareBelow;
  return (
    <section
      aria-label="Risk"
      className={`rounded-card border bg-panel px-5 py-4 lg:sticky lg:top-[74px] lg:max-h-[calc(100dvh-90px)] lg:overflow-y-auto ${isWhatIf ? 'border-accent' : 'border-rule'}`}
    >
      {isWhatIf ? (
        <p className="mb-3.5 text-[13px] text-soft">
          <strong className="mr-1.5 rounded-md bg-accent-soft px-1.5 py-0.5 font-semibold text-ink">What if</strong>
          Not this patient’s record. As recorded the risk is{' '}
          <strong className="font-semibold text-ink">{formatRisk(view.assessment.risk)}</strong> (
          {formatInterval(view.assessment.riskLow, view.assessment.riskHigh)}).
        </p>
      ) : (
        <>
          <p className="text-[13px] text-soft">{keyFacts(view)}</p>
          <p className="mb-3.5 text-[13px] text-soft">
            {view.patient.outcome === null
              ? `Not part of the cohort: judged by all ${outline.nMembers} networks.`
              : view.nJudging === outline.nMembers
                ? 'Kept from every network during training, judged by all of them.'
                : 'Judged only by networks that never saw this patient.'}
          </p>
        </>
      )}
      <p className="flex flex-wrap items-baseline gap-x-3" aria-live="polite">
        <strong className="text-[54px] leading-none font-semibold tracking-[-0.035em]">{formatRisk(risk)}</strong>
        <span className="text-soft">
          {interval}
          <span className="block text-[12px]">{formatShare(intervalLevel)} interval</span>
        </span>
      </p>
      <p className="mt-2.5 mb-3 text-[15px]">
        Of 100 patients like this one, {sayNInHundred(risk)} <strong className="font-semibold">{positiveMeans}</strong>.
      </p>
      {missing !== null && <p className="-mt-1 mb-3 text-[13px] text-pretty text-soft">{missing}</p>}
      <div className="max-w-[420px]">
        <IconArray
          risk={risk}
          riskHigh={riskHigh}
          description={`Of 100 patients like this one, ${sayNInHundred(risk)} ${positiveMeans}; with the interval, ${interval} of them.`}
        />
      </div>
      <h2 className="mt-4 mb-1.5 text-[12.5px] font-semibold text-soft">
        Among the {formatCount(nPatients, 'patient')} of the cohort
      </h2>
      <div className="max-w-[420px]">
        <RiskHistogramChart
          counts={counts}
          threshold={model.threshold}
          patient={{ risk, low: riskLow, high: riskHigh }}
          before={isWhatIf ? view.assessment.risk : null}
          description={
            `Histogram of the cohort’s risks. ${isWhatIf ? 'The changed patient’s' : 'This patient’s'} ${formatRisk(risk)} is higher than ` +
            `${formatRisk(below)} of them; the threshold is ${formatRisk(model.threshold)}.`
          }
        />
      </div>
      <p className="mt-1 text-[13px]">{thresholdSentence(shown.assessment, model.threshold)}</p>
      <RiskFacts view={view} assessment={shown.assessment} values={values} below={below} />
      <p className="mt-3 border-t border-rule pt-2.5 text-[12px] text-soft">
        {publishedFor(model.publication)} The curves describe the model, not the effect of treatment. For research and
        decision support.
      </p>
    </section>
  );
}

/** What the model is for, and how its threshold was chosen, in the words of who published it. */
function publishedFor(publication: PatientView['model']['publication']): string {
  if (publication === null) return 'This version of the model is not published.';
  const use = intendedUseWords(publication.intendedUse).replace(/[.\s]+$/, '');
  return `Published for: ${use}. Threshold ${basisWords(publication.thresholdBasis)}.`;
}

/** The values along which the risk swings most: what a colleague would say first. */
function keyFacts({ curves, outline }: PatientView): string {
  return curves
    .filter((curve) => curve.at !== null)
    .slice(0, 3)
    .map((curve) => {
      const feature = outline.features[curve.feature]!;
      return `${feature.label} ${valueText(feature, curve.at!)}`;
    })
    .join(' · ');
}
