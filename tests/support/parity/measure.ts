/** How far an engine's training is from plain float64 loops and from the fused kernel: same weights, same order of rows, same steps. */
import type { Kernel } from '@/models/engines/fused/kernel';
import { MemberTraining } from '@/models/engines/fused/member-training';
import type { EpochProgress, TrainingEngine, TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';
import { parityCases, stopping, stoppingCases } from './cases';
import { minimizePlainly, plainCourse, plainStop, type PlainEpoch } from './plain-training';

export interface Parity {
  readonly name: string;
  /** Largest difference of any weight that is kept: after the last epoch, or after the best one where early stopping watches. */
  readonly toPlain: number;
  /** The same to the fused engine; null where that does not train the configuration. */
  readonly toFused: number | null;
  /** Largest difference of an epoch's mean loss to the plain loops'. */
  readonly lossToPlain: number;
  /** How far the weights went from where they began: that the engine trained at all. */
  readonly moved: number;
  /** Learning rates, which the members may share or not: largest difference to the plain loops' mean. */
  readonly rateToPlain: number;
  /** With early stopping: whether every member keeps the epoch of the plain loops; null without. */
  readonly sameEpochs: boolean | null;
  readonly passed: boolean;
}

/** Largest differences that rounding to float32 explains over three epochs, and the least way to go. */
export const parityTolerances = { weights: 5e-4, loss: 1e-4, rate: 1e-5, moved: 5e-3 } as const;

const members = [0, 4];

/** L-BFGS by its own: smooth, so that line searches in float32 and float64 take the same turns; four iterations. */
const lbfgsCases: readonly [string, Partial<TrainingConfig>][] = [
  ['bce by lbfgs, tanh', { loss: 'bce', taus: [0.5], crossingPenalty: 0, activation: 'tanh', hiddenUnits: [3] }],
  ['sbqc by lbfgs, tanh, levels raw', { crossingPenalty: 0, activation: 'tanh', hiddenUnits: [6, 5] }],
  ['bqc by lbfgs, monotone head', { loss: 'bqc', head: 'monotone', crossingPenalty: 0, activation: 'tanh' }],
];

/** Every case of `parityCases`, of early stopping and of L-BFGS, one after the other. */
export async function measureParity(engine: TrainingEngine, freshKernel: () => Promise<Kernel>): Promise<Parity[]> {
  const found: Parity[] = [];
  for (const [name, overrides] of parityCases) {
    const request = requestFor({ learningRate: 0.01, ...overrides });
    found.push(await measureCase(name, engine, request, plainCourse, await freshKernel()));
  }
  for (const [name, overrides] of stoppingCases) {
    const request = requestFor({ ...stopping.common, ...overrides }, stopping.members);
    found.push(await measureCase(`early stopping: ${name}`, engine, request, plainCourse, await freshKernel()));
  }
  for (const [name, overrides] of lbfgsCases) {
    const request = requestFor({ optimizer: 'lbfgs', epochs: 4, ...overrides });
    found.push(await measureCase(name, engine, request, minimizePlainly, null));
  }
  return found;
}

/** All that an engine tells of a training. */
export interface Told {
  readonly weights: Float32Array[];
  readonly progress: EpochProgress[];
  /** Empty without early stopping. */
  readonly bestEpochs: number[];
}

export async function trainListening(engine: TrainingEngine, request: TrainRequest): Promise<Told> {
  const progress: EpochProgress[] = [];
  const bestEpochs: number[] = [];
  const weights = await engine.train({
    ...request,
    onEpoch: (epoch) => progress.push(epoch),
    onBestEpoch: (position, epoch) => (bestEpochs[position] = epoch),
  });
  return { weights, progress, bestEpochs };
}

export function requestFor(overrides: Partial<TrainingConfig>, indices: readonly number[] = members): TrainRequest {
  const config = smallConfig(overrides);
  return { config, ...prepareShard(smallCohort(), config, indices) };
}

async function measureCase(
  name: string,
  engine: TrainingEngine,
  request: TrainRequest,
  plainly: (request: TrainRequest, at: number) => PlainEpoch[],
  kernel: Kernel | null,
): Promise<Parity> {
  const { optimizer, earlyStopping } = request.config;
  const { weights: trained, progress, bestEpochs } = await trainListening(engine, request);
  const plain = trained.map((_, member) => coursesEnd(plainly(request, member), earlyStopping?.patience));
  const reported = optimizer === 'lbfgs' ? progress.slice(-1) : progress;
  const differences = (key: 'loss' | 'validationLoss'): number[] =>
    reported.map((told, epoch) => Math.abs(told[key]! - meanAt(plain, epoch, key)));
  const measured = {
    name,
    toPlain: largest(trained.map((weights, at) => difference(weights, plain[at]!.kept.weights))),
    toFused: kernel && largest(trainFused(kernel, request).map((weights, at) => difference(weights, trained[at]!))),
    lossToPlain: largest([...differences('loss'), ...(earlyStopping ? differences('validationLoss') : [])]),
    moved: Math.min(...trained.map((weights, at) => difference(weights, request.tasks[at]!.initialWeights))),
    rateToPlain: kernel
      ? largest(progress.map(({ learningRate }, epoch) => Math.abs(learningRate - meanAt(plain, epoch, 'rate'))))
      : 0,
    sameEpochs: earlyStopping
      ? plain.every(({ bestEpoch }, at) => bestEpoch === bestEpochs[at]) &&
        progress.length === Math.max(...plain.map(({ epochs }) => epochs.length))
      : null,
  };
  return { ...measured, passed: reported.length > 0 && isWithin(measured) };
}

/** A member's epochs up to its end, and the one whose weights it keeps. */
interface PlainEnd {
  readonly epochs: readonly PlainEpoch[];
  readonly bestEpoch: number;
  readonly kept: PlainEpoch;
}

function coursesEnd(course: readonly PlainEpoch[], patience: number | undefined): PlainEnd {
  if (patience === undefined) return { epochs: course, bestEpoch: course.length - 1, kept: course.at(-1)! };
  const { bestEpoch, nEpochs } = plainStop(course, patience);
  return { epochs: course.slice(0, nEpochs), bestEpoch, kept: course[bestEpoch]! };
}

/** Mean over the members; one that has ended counts with its last epoch. */
function meanAt(ends: readonly PlainEnd[], epoch: number, key: 'loss' | 'validationLoss' | 'rate'): number {
  return ends.reduce((sum, { epochs }) => sum + epochs[Math.min(epoch, epochs.length - 1)]![key], 0) / ends.length;
}

function isWithin(measured: Omit<Parity, 'passed' | 'name'>): boolean {
  const { toPlain, toFused, lossToPlain, moved, rateToPlain, sameEpochs } = measured;
  const { weights, loss, rate } = parityTolerances;
  const isClose = toPlain <= weights && (toFused ?? 0) <= weights && lossToPlain <= loss && rateToPlain <= rate;
  return isClose && moved >= parityTolerances.moved && sameEpochs !== false;
}

function trainFused(kernel: Kernel, request: TrainRequest): Float32Array[] {
  const training = new MemberTraining(kernel, request);
  return request.tasks.map((_, position) => {
    for (let epoch = 0; epoch < request.config.epochs && !training.hasStopped(position); epoch++)
      training.trainEpoch(position, epoch, () => true);
    return training.weightsOf(position);
  });
}

function difference(some: ArrayLike<number>, others: ArrayLike<number>): number {
  return some.length === others.length
    ? largest(Array.from(some, (value, at) => Math.abs(value - others[at]!)))
    : Infinity;
}

/** A value that is no number counts as infinitely far. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isNaN(value) ? Infinity : Math.max(most, value)), 0);
}
