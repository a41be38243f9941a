/** Everything an engine needs to train some members of a run, drawn from each member's own random numbers. */
import type { MemberTask, ValidationPart } from '../engines/types';
import type { CohortData } from '../features';
import type { FittedPreprocessing } from '../model';
import { applyPreprocessing } from '../preprocessing/apply';
import { fitPreprocessing } from '../preprocessing/fit';
import type { Random } from '../math/random';
import type { TrainingConfig } from './config';
import { initialWeights } from './initial-weights';
import { planRun, randomOfMember, type RunPlan } from './plan';

export interface PreparedShard {
  readonly nRows: number;
  readonly nInputs: number;
  readonly tasks: readonly MemberTask[];
  /** One per task, fitted on that member's whole training part. */
  readonly preprocessings: readonly FittedPreprocessing[];
}

/**
 * @param memberIndices members of the run, each at least 0 and below folds * repeats; not empty.
 * @throws Error in one sentence for a configuration, cohort or member index that cannot be trained.
 */
export function prepareShard(
  cohort: CohortData,
  config: TrainingConfig,
  memberIndices: readonly number[],
): PreparedShard {
  const steps = prepareShardSteps(cohort, config, memberIndices);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same member by member, for whoever must hear of a cancel in between. */
export function* prepareShardSteps(
  cohort: CohortData,
  config: TrainingConfig,
  memberIndices: readonly number[],
): Generator<undefined, PreparedShard> {
  const plan = planRun(config, cohort.labels);
  const stranger = memberIndices.find((index) => !(Number.isInteger(index) && index >= 0 && index < plan.nMembers));
  if (stranger !== undefined)
    throw new Error(`member ${stranger} is not in this run, which has members 0 to ${plan.nMembers - 1}`);
  if (memberIndices.length === 0) throw new Error('a shard needs at least one member');
  const prepared: ReturnType<typeof prepareMember>[] = [];
  for (const index of memberIndices) {
    prepared.push(prepareMember(cohort, config, plan, index));
    yield;
  }
  const preprocessings = prepared.map((member) => member.preprocessing);
  return {
    nRows: plan.nBootstrapRows,
    nInputs: preprocessings[0]!.nInputs,
    tasks: prepared.map((member) => member.task),
    preprocessings,
  };
}

function prepareMember(
  cohort: CohortData,
  config: TrainingConfig,
  plan: RunPlan,
  index: number,
): { task: MemberTask; preprocessing: FittedPreprocessing } {
  const preprocessing = fitPreprocessing(cohort.table, plan.rowsOf(index));
  const rows = plan.bootstrapRowsOf(index);
  const labels = Float32Array.from(rows, (row) => cohort.labels[row]!);
  const prevalence = labels.reduce((sum, label) => sum + label, 0) / rows.length;
  const random = randomOfMember(config, index);
  const drawKey = random.split('dropout');
  const task: MemberTask = {
    index,
    inputs: applyPreprocessing(preprocessing, cohort.table, rows),
    labels,
    initialWeights: initialWeights(config, preprocessing.nInputs, prevalence, random.split('weights')),
    batchOrder: drawBatchOrder(config.epochs, rows.length, random.split('order')),
    ...(config.earlyStopping && { validation: validationPart(cohort, preprocessing, plan.validationRowsOf(index)) }),
    ...(config.dropout && { dropoutKey: [drawKey.integer(4294967296), drawKey.integer(4294967296)] as const }),
  };
  return { task, preprocessing };
}

function validationPart(cohort: CohortData, preprocessing: FittedPreprocessing, rows: Int32Array): ValidationPart {
  return {
    inputs: applyPreprocessing(preprocessing, cohort.table, rows),
    labels: Float32Array.from(rows, (row) => cohort.labels[row]!),
  };
}

/** `[epochs * nRows]`: a fresh order of all rows in each epoch. */
export function drawBatchOrder(epochs: number, nRows: number, random: Random): Int32Array {
  const order = new Int32Array(epochs * nRows);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const ofEpoch = order.subarray(epoch * nRows, (epoch + 1) * nRows);
    for (let row = 0; row < nRows; row++) ofEpoch[row] = row;
    random.shuffle(ofEpoch);
  }
  return order;
}
