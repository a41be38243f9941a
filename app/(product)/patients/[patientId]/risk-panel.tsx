import type { AssessedPatient, JudgedPatient } from '@/lib/services/assess-patient';
import { IconArray } from '@/lib/charts/icon-array';
import { RiskHistogramChart } from '@/lib/charts/risk-histogram-chart';
import { formatCount, formatInterval, formatRisk, formatShare, sayNInHundred } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import { RiskFacts } from './risk-facts';

interface RiskPanelProps extends Pick<AssessedPatient, 'patient' | 'cohort'> {
  readonly judged: JudgedPatient;
}

/** The risk at a glance: percentage, interval, "N of 100", place in the cohort, and the facts behind it. */
export function RiskPanel({ patient, cohort, judged }: RiskPanelProps) {
  const { risk, riskLow, riskHigh, intervalLevel } = judged.assessment;
  const { positiveMeans } = judged.trained.outcome;
  const interval = formatInterval(riskLow, riskHigh);
  const counts = judged.counts.all;
  const nPatients = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section
      aria-label="Risk"
      className="rounded-card border border-rule bg-panel px-5 py-4 lg:sticky lg:top-[74px] lg:max-h-[calc(100dvh-90px)] lg:overflow-y-auto"
    >
      <p className="text-[13px] text-soft">{keyFacts(judged)}</p>
      <p className="mb-3.5 text-[13px] text-soft">
        {judged.members.length === judged.trained.members.length
          ? 'Kept from every network during training, judged by all of them.'
          : 'Judged only by networks that never saw this patient.'}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong className="text-[54px] leading-none font-semibold tracking-[-0.035em]">{formatRisk(risk)}</strong>
        <span className="text-soft">
          {interval}
          <span className="block text-[12px]">{formatShare(intervalLevel)} interval</span>
        </span>
      </p>
      <p className="mt-2.5 mb-3 text-[15px]">
        Of 100 patients like this one, {sayNInHundred(risk)} <strong className="font-semibold">{positiveMeans}</strong>.
      </p>
      <IconArray
        risk={risk}
        riskHigh={riskHigh}
        description={`Of 100 patients like this one, ${sayNInHundred(risk)} ${positiveMeans}; with the interval, ${interval} of them.`}
      />
      <h2 className="mt-4 mb-1.5 text-[12.5px] font-semibold text-soft">
        Among the {formatCount(nPatients, 'patient')} of the cohort
      </h2>
      <RiskHistogramChart
        counts={counts}
        threshold={judged.model.threshold}
        patient={{ risk, low: riskLow, high: riskHigh }}
        description={
          `Histogram of the cohort’s risks. This patient’s ${formatRisk(risk)} is higher than ${formatRisk(judged.shareBelow)} of them; ` +
          `the threshold is ${formatRisk(judged.model.threshold)}.`
        }
      />
      <p className="mt-1 text-[13px]">
        {risk >= judged.model.threshold ? 'At or above' : 'Below'} the model’s threshold of{' '}
        {formatRisk(judged.model.threshold)}
        {riskLow < judged.model.threshold && riskHigh >= judged.model.threshold
          ? '; the interval reaches across it.'
          : '.'}
      </p>
      <RiskFacts patient={patient} cohort={cohort} judged={judged} />
      <p className="mt-3 border-t border-rule pt-2.5 text-[12px] text-soft">
        The curves describe the model, not the effect of treatment. For research and decision support.
      </p>
    </section>
  );
}

/** The values along which the risk swings most: what a colleague would say first. */
function keyFacts({ curves, trained }: JudgedPatient): string {
  return curves
    .filter((curve) => curve.at !== null)
    .slice(0, 3)
    .map((curve) => {
      const feature = trained.features[curve.feature]!;
      return `${feature.label} ${valueText(feature, curve.at!)}`;
    })
    .join(' · ');
}
