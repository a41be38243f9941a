/** The risk at a glance, and where it stands in the cohort. */
import { formatCount, formatRisk, nInHundred, sayNInHundred } from '@/lib/format';
import type { PatientValues } from '@/models/features';
import type { Assessment, TrainedModel } from '@/models/model';
import type { ReportCohort } from '../report-input';
import type { PanelOf } from '../content';
import { estimatorsDiffer } from '../estimators-differ';
import { missingSentence } from '../missing-sentence';

const nBins = 20;

/** Risk, interval, "N of 100", and on which side of the model’s threshold it lies. `cautions` come after those of the risk itself. */
export function riskPanel(
  model: TrainedModel,
  values: PatientValues,
  assessment: Assessment,
  threshold: number,
  cautions: readonly string[],
): PanelOf<'risk'> {
  const { risk, riskLow, riskHigh, intervalLevel } = assessment;
  const { outcome } = model;
  const expected = nInHundred(risk);
  const side = risk >= threshold ? 'at or above' : 'below';
  const straddles = riskLow < threshold && riskHigh >= threshold;
  return {
    panel: 'risk',
    outcome: { ...outcome, positiveValues: [...outcome.positiveValues] },
    risk,
    riskLow,
    riskHigh,
    intervalLevel,
    sentence: `Of 100 patients like this one, ${sayNInHundred(risk)} ${outcome.positiveMeans}.`,
    icons: { expected, upToIntervalEnd: Math.max(0, nInHundred(riskHigh) - expected) },
    threshold,
    thresholdSentence:
      `The risk is ${side} the model’s threshold of ${formatRisk(threshold)}` +
      (straddles ? '; the interval reaches across it.' : ', and so is its whole interval.'),
    cautions: [...cautionsOf(model, values, assessment), ...cautions],
  };
}

function cautionsOf({ features }: TrainedModel, values: PatientValues, assessment: Assessment): string[] {
  const missing = missingSentence(features, values, assessment);
  return [
    ...(missing === null ? [] : [missing]),
    ...(estimatorsDiffer(assessment)
      ? [
          'Read with care: the two ways to take the risk from the model differ by more than half the width of the interval.',
        ]
      : []),
    ...(assessment.beyondGrid === null
      ? []
      : [
          `Read with care: the risk lies ${assessment.beyondGrid} what the model’s quantile levels bracket and is extrapolated.`,
        ]),
  ];
}

/** The cohort's risks as a histogram, and the share of them below this patient's. */
export function placePanel(cohort: ReportCohort, assessment: Assessment, threshold: number): PanelOf<'placeInCohort'> {
  const { risk, riskLow, riskHigh } = assessment;
  const histogram = new Array<number>(nBins).fill(0);
  for (const other of cohort.risks) {
    const bin = Math.min(nBins - 1, Math.floor(other * nBins));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  const nPatients = cohort.risks.length;
  const nBelow = cohort.risks.filter((other) => other < risk).length;
  const shareBelow = nPatients === 0 ? null : nBelow / nPatients;
  return {
    panel: 'placeInCohort',
    nPatients,
    histogram,
    risk,
    riskLow,
    riskHigh,
    threshold,
    shareBelow,
    sentence:
      shareBelow === null
        ? 'The risks of the cohort are not stored with this model.'
        : `Higher than ${formatRisk(shareBelow)} of the cohort’s ${formatCount(nPatients, 'patient')}.`,
  };
}
