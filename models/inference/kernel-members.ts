/** Members of a model in a kernel of their own: what `curve-ensemble.ts`, `assess.ts` and `individual-curves.ts` do, in WebAssembly. */
import type { PatientValues } from '../features';
import type { Assessment, Member, TrainedModel } from '../model';
import { distributionOf } from './distribution';
import { isAscending } from './is-ascending';
import { startKernel } from './kernel';
import { fillMemory, PATIENTS_AT_ONCE, planMemory } from './kernel-memory';
import { createLevelJudge, createLogitJudge } from './level-judge';
import type { MemberSums } from './pool';
import { readSpread } from './spread';

export interface KernelMembers {
  /** Most points of a call. */
  readonly maxPoints: number;
  /**
   * Judges patients, `[nFeatures][nPatients]` in the order of the model's features: at most `maxPoints` of them. The same numbers as
   * `assessPatient`, to the last bit; but a missing value, NaN, takes each member's fill here: complete the patients first.
   */
  assessPatients(columns: readonly ArrayLike<number>[], nPatients: number): Assessment[];
  /** As `assessPatients`, but only the sums: a view of the kernel's memory, good until the next call. */
  sumPatients(columns: readonly ArrayLike<number>[], nPatients: number): MemberSums;
  /** The patient whose curves are asked for from now on. */
  setPatient(values: PatientValues): void;
  /** One assessment for each value that a feature of that patient takes; any order, at most `maxPoints`. */
  assessAlong(feature: number, grid: readonly number[]): Assessment[];
  /** As `assessAlong`, but only the sums, good until the next call. */
  sumAlong(feature: number, grid: readonly number[]): MemberSums;
  /** Ascending values of a numeric feature for `risksOfPatients`. */
  setGrid(feature: number, grid: readonly number[]): void;
  /**
   * The first member's risks of up to `PATIENTS_AT_ONCE` patients, `[nFeatures][nPatients]`, at the root along the grids set:
   * `[grids, nPatients, points]`, in the order of the features. A view of the kernel's memory, good until the next call. Only for a raw
   * head on one hidden ReLU layer.
   */
  risksOfPatients(columns: readonly ArrayLike<number>[], nPatients: number): Float64Array;
}

/**
 * Loads members into a new kernel, which holds them until it is collected.
 *
 * @param maxPoints room for so many points of a call
 * @returns null where the kernel is not for this model (see `planMemory`): the plain path is.
 */
export function loadKernelMembers(
  module: WebAssembly.Module,
  model: TrainedModel,
  members: readonly Member[],
  maxPoints: number,
): KernelMembers | null {
  const kernel = startKernel(module);
  const plan = planMemory(model, members, maxPoints, kernel.memoryStart());
  if (!plan) return null;
  const missing = plan.end - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / 65536));
  const memory = kernel.memory.buffer;
  fillMemory(memory, plan, model, members);

  const { network, stride } = plan;
  const nFeatures = model.features.length;
  const values = new Float64Array(memory, plan.values, nFeatures * stride);
  const risks = new Float64Array(memory, plan.risks, PATIENTS_AT_ONCE * nFeatures * stride);
  const { assess, sums } = createSumsJudge(model, memory, plan, members.length);

  function write(grid: readonly number[]): void {
    if (grid.length > maxPoints) throw new RangeError(`a grid here has at most ${maxPoints} values`);
    values.set(grid);
  }
  function writePatients(columns: readonly ArrayLike<number>[]): void {
    columns.forEach((column, feature) => values.set(column, feature * stride));
  }

  function sumPatients(columns: readonly ArrayLike<number>[], nPatients: number): MemberSums {
    if (nPatients > maxPoints) throw new RangeError(`at most ${maxPoints} patients are judged at a time here`);
    writePatients(columns);
    kernel.sumPatients(network, nPatients);
    return sums;
  }
  function sumAlong(feature: number, grid: readonly number[]): MemberSums {
    write(grid);
    kernel.sumAlong(network, feature, grid.length, isAscending(grid) ? 1 : 0);
    return sums;
  }

  return {
    maxPoints,
    sumPatients,
    assessPatients(columns, nPatients) {
      sumPatients(columns, nPatients);
      return Array.from({ length: nPatients }, (_, patient) => assess(patient));
    },
    setPatient(patient) {
      for (let feature = 0; feature < nFeatures; feature++) values[feature * stride] = patient[feature]!;
      kernel.setPatient(network, 0);
    },
    sumAlong,
    assessAlong(feature, grid) {
      sumAlong(feature, grid);
      return grid.map((_, point) => assess(point));
    },
    setGrid(feature, grid) {
      write(grid);
      kernel.setGrid(network, feature, grid.length);
    },
    risksOfPatients(columns, nPatients) {
      if (nPatients > PATIENTS_AT_ONCE) throw new RangeError(`at most ${PATIENTS_AT_ONCE} patients at a time here`);
      writePatients(columns);
      kernel.risksOfPatients(network, nPatients);
      return risks;
    },
  };
}

/** Judges a point of the sums in the kernel's memory. */
function createSumsJudge(
  model: TrainedModel,
  memory: ArrayBuffer,
  { stride, ...plan }: NonNullable<ReturnType<typeof planMemory>>,
  nMembers: number,
): { assess: (point: number) => Assessment; sums: MemberSums } {
  const nOutputs = plan.layers.at(-1)!.nOut;
  const negativeSums = new Float64Array(memory, plan.negativeSums, nOutputs * stride);
  const positiveSums = new Float64Array(memory, plan.positiveSums, nOutputs * stride);
  const means = new Float64Array(memory, plan.means, stride);
  const squares = new Float64Array(memory, plan.squares, stride);
  const spread = { means, squares, ...readSpread(() => nMembers, means, squares, model.intervalCalibration) };
  const sums: MemberSums = { negativeSums, positiveSums, spread, pointStride: 1, levelStride: stride };
  const distribution = distributionOf(model.config.loss);
  if (!distribution) {
    const judge = createLogitJudge(model);
    return { sums, assess: (point) => judge(positiveSums[point]!, spread, point) };
  }
  const judge = createLevelJudge(model, distribution);
  return { sums, assess: (point) => judge.assess(negativeSums, positiveSums, point, stride, spread, point) };
}
