import { confusionAt, type Confusion } from '@/models/metrics/confusion';
import { costRatioOfThreshold } from '@/models/metrics/cost-ratio';
import { metricsOfDecisions, type DecisionMetricName } from '@/models/metrics/decision-metrics';
import { perHundred } from '@/models/metrics/per-hundred';
import { precisionRecallCurve, type PrecisionRecallPoint } from '@/models/metrics/precision-recall-curve';
import { wilsonInterval } from '@/models/metrics/wilson-interval';
import type { Metric } from '@/models/model';
import type { PartEvaluation } from '@/models/trainer/protocol';
import type { Application } from '../application';
import { decisionSentence } from '../decision-words';
import type { ThresholdChoice } from '../threshold-choice';
import { getDecisionCurve, type DecisionCurve } from './get-decision-curve';
import { getJudgedParts, type JudgedPart, type PartName } from './get-judged-parts';
import { getModel } from './get-model';
import { getSubgroups, type ModelSubgroups } from './get-subgroups';

/** What the decisions at a threshold come to on one part. */
export interface DecisionDetails {
  readonly confusion: Confusion;
  readonly perHundred: Confusion;
  /** "Of 100 patients 23 would be flagged, 15 of them rightly; 4 would be missed." */
  readonly sentence: string;
  readonly metrics: Readonly<Record<DecisionMetricName, Metric>>;
}

/** Of one part, all that its stored evaluation does not hold, and the curves that it does. */
export interface PartDetails {
  readonly nPatients: number;
  readonly nEvents: number;
  readonly prevalence: Metric;
  readonly roc: PartEvaluation['roc'];
  readonly precisionRecall: readonly PrecisionRecallPoint[];
  readonly calibrationGroups: PartEvaluation['calibrationGroups'];
  readonly calibrationCurve: PartEvaluation['calibrationCurve'];
  readonly decisionCurve: DecisionCurve;
  readonly decisions: DecisionDetails;
  /** Null where none were asked for. */
  readonly subgroups: ModelSubgroups | null;
}

export interface EvaluationDetails {
  readonly threshold: ThresholdChoice;
  /** False alarms that one missed case is worth at this threshold, whoever chose it and how. */
  readonly impliedCostRatio: number;
  readonly outOfFold: PartDetails;
  readonly holdout: PartDetails | null;
}

/**
 * Everything that is said of a model's quality beyond its metrics: curves, decisions at a threshold (the model's own unless one is chosen),
 * and subgroups along one feature. Throws `not-found` for an unknown model, `bad-input` for an unknown feature or cuts that cannot be.
 */
export async function getEvaluationDetails(
  app: Application,
  options: { modelId: string; choice?: ThresholdChoice; subgroups?: { feature: string; cuts?: readonly number[] } },
): Promise<EvaluationDetails> {
  const { modelId, subgroups } = options;
  const { evaluation, threshold } = await getModel(app, { modelId });
  const choice = options.choice ?? { threshold, basis: 'manual' };
  const judged = await getJudgedParts(app, { modelId });
  const detailsOf = async (part: PartName): Promise<PartDetails | null> => {
    const [stored, patients] = [evaluation[part], judged[part]];
    const decisionCurve = await getDecisionCurve(app, { modelId, part });
    if (stored === null || patients === null || decisionCurve === null) return null;
    return {
      ...countsOf(patients),
      roc: stored.roc,
      precisionRecall: precisionRecallCurve(patients.risks, patients.labels),
      calibrationGroups: stored.calibrationGroups,
      calibrationCurve: stored.calibrationCurve,
      decisionCurve,
      decisions: decisionDetails(patients, choice.threshold),
      subgroups: subgroups === undefined ? null : await getSubgroups(app, { modelId, part, ...subgroups }),
    };
  };
  return {
    threshold: choice,
    impliedCostRatio: costRatioOfThreshold(choice.threshold),
    outOfFold: (await detailsOf('outOfFold'))!,
    holdout: await detailsOf('holdout'),
  };
}

function decisionDetails({ risks, labels }: JudgedPart, threshold: number): DecisionDetails {
  const confusion = confusionAt(risks, labels, threshold);
  return {
    confusion,
    perHundred: perHundred(confusion),
    sentence: decisionSentence(confusion),
    metrics: metricsOfDecisions(confusion, threshold),
  };
}

function countsOf({ labels }: JudgedPart): Pick<PartDetails, 'nPatients' | 'nEvents' | 'prevalence'> {
  const [nPatients, nEvents] = [labels.length, labels.reduce((sum, label) => sum + label, 0)];
  const prevalence = { estimate: nEvents / nPatients, ...wilsonInterval(nEvents, nPatients) };
  return { nPatients, nEvents, prevalence };
}
