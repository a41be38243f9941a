/** From trained members to a model: put together, then judged on every patient by members that never saw that patient. */
import type { CohortData } from '../features';
import { applyPreprocessing } from '../preprocessing/apply';
import { assessPatients, rowsByMember } from '../inference/assess';
import { summarizeFeature } from '../inference/feature-summary';
import { memberLatentQuantiles } from '../inference/forward';
import { networkShape } from '../inference/network-shape';
import { referencePatient } from '../inference/reference-patient';
import { membersThatNeverSaw } from '../inference/unseen-members';
import { hasCrossing } from '../losses/crossing-penalty';
import type { EngineRecord, TrainedModel } from '../model';
import type { CohortPrediction, Evaluation, PartEvaluation, TrainedMember } from '../trainer/protocol';
import type { TrainingConfig } from './config';
import { hasLevels } from './defaults';
import { fitDependence } from './dependence';
import { evaluatePredictions } from './evaluate-predictions';
import { fitIntervalCalibration } from './interval-calibration';
import { planRun } from './plan';

export interface AssembleOptions {
  readonly cohort: CohortData;
  readonly config: TrainingConfig;
  readonly engineRecord: EngineRecord;
  readonly codeVersion: string;
  /** Every member of the run, in any order. */
  readonly members: readonly TrainedMember[];
}

export interface AssembledModel {
  readonly model: TrainedModel;
  readonly evaluation: Evaluation;
  /** One per patient of the cohort, in the order of the rows. */
  readonly predictions: readonly CohortPrediction[];
}

/** @throws Error in one sentence where a member is missing or there twice. */
export function assembleModel(options: AssembleOptions): AssembledModel {
  const { cohort, config } = options;
  const model = withCalibration(putTogether(options), cohort);
  const unseen = Array.from({ length: model.nRows }, (_, row) => membersThatNeverSaw(model, row));
  const assessments = assessPatients(model, cohort.table, (row) => unseen[row]!);
  const predictions = assessments.map((assessment, rowIndex): CohortPrediction => {
    const part = model.foldOf[rowIndex] === -1 ? 'holdout' : 'outOfFold';
    return { rowIndex, part, assessment };
  });
  const crossingRates = hasLevels(config.loss) ? crossingRatesOf(model, cohort, (row) => unseen[row]!) : null;
  const evaluate = (part: CohortPrediction['part']): PartEvaluation | null => {
    const judged = predictions.filter((prediction) => prediction.part === part);
    return judged.length === 0 ? null : evaluatePredictions(model, cohort.labels, judged, crossingRates);
  };
  return { model, predictions, evaluation: { outOfFold: evaluate('outOfFold')!, holdout: evaluate('holdout') } };
}

function withCalibration(model: TrainedModel, cohort: CohortData): TrainedModel {
  const intervalCalibration = fitIntervalCalibration(model, cohort);
  return intervalCalibration ? { ...model, intervalCalibration } : model;
}

/** The model of a run's members, not yet judged, its intervals the plain spread. @throws Error in one sentence where a member is missing or there twice */
export function putTogether({ cohort, config, engineRecord, codeVersion, members }: AssembleOptions): TrainedModel {
  const { table, labels, outcome, dataHash } = cohort;
  const plan = planRun(config, labels);
  const sorted = [...members].sort((one, other) => one.index - other.index);
  if (sorted.length !== plan.nMembers || sorted.some((member, position) => member.index !== position)) {
    throw new Error(
      `the run has ${plan.nMembers} members, but ${members.length} came, or one came twice; train the missing ones`,
    );
  }
  const trainingRows = Int32Array.from(labels.keys()).filter((row) => plan.foldOf[row] !== -1);
  const dependence = fitDependence(table, plan.foldOf.subarray(0, table.nRows));
  return {
    formatVersion: 1,
    features: table.features,
    outcome,
    config,
    engine: engineRecord,
    dataHash,
    codeVersion,
    members: sorted.map(({ index, preprocessing, weights, bestEpoch }) => {
      const [repeat, fold] = [Math.floor(index / config.folds), index % config.folds];
      return { index, repeat, fold, preprocessing, weights, ...(bestEpoch !== undefined && { bestEpoch }) };
    }),
    nRows: table.nRows,
    prevalence: labels.reduce((sum, label) => sum + label, 0) / labels.length,
    foldOf: plan.foldOf,
    reference: referencePatient(table, trainingRows),
    summaries: table.features.map((feature, index) => summarizeFeature(feature, table.columns[index]!, trainingRows)),
    ...(dependence && { dependence }),
  };
}

/** For each patient the share of judging members with any raw level out of order. */
function crossingRatesOf(
  model: TrainedModel,
  cohort: CohortData,
  membersOf: (row: number) => readonly number[],
): Float64Array {
  const crossed = new Float64Array(model.nRows);
  const nLevels = model.config.taus.length;
  rowsByMember(model, model.nRows, membersOf).forEach((rows, position) => {
    const member = model.members[position]!;
    const inputs = applyPreprocessing(member.preprocessing, cohort.table, rows);
    const latent = memberLatentQuantiles(member.weights, networkShape(model, member), inputs, rows.length);
    rows.forEach((row, at) => {
      if (hasCrossing(latent, at * nLevels, nLevels)) crossed[row]! += 1;
    });
  });
  return crossed.map((count, row) => count / membersOf(row).length);
}
