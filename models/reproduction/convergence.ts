/** How soon each rule for the learning rate is as good as it is asked to be, on the same splits from the same start. */
import { ExactEngine } from '../engines/exact-engine';
import type { TrainingEngine } from '../engines/types';
import { logLoss } from '../metrics/log-loss';
import { logistic, planProtocol, protocolConfig, publishedRate, type PlannedNetwork, type Training } from './protocol';
import { meanOf, scoresAtHalf } from './scores';
import { judgeRows, trainNetworks, type ProtocolCohort, type TrainedNetwork } from './train-networks';

/** From far too small to far too large, a factor of about three apart: the best of them is no straw man. */
export const constantRates: readonly number[] = [0.0003, 0.001, 0.003, publishedRate, 0.03, 0.1];

/** Every loss with every rule: the constant rates ascending, then the rule with a true bound and that of the authors' code. */
export const rules: readonly Training[] = (['sbqc', 'bce'] as const).flatMap((loss) => [
  ...constantRates.map((learningRate) => ({ loss, optimizer: 'adam' as const, learningRate })),
  ...(['lalr', 'lalr-published'] as const).map((optimizer) => ({ loss, optimizer })),
]);

/**
 * `accuracy`: the highest that sBQC reached at the constant 0.01 on the split, as the paper sets its goal; `logLoss`: that of logistic
 * regression on the split, which no rule had a hand in.
 */
export const goals = ['accuracy', 'logLoss'] as const;
export type Goal = (typeof goals)[number];

/** What a network does on the patients it never saw after each epoch, `[nEpochs]`. */
export type Course = Readonly<Record<Goal, readonly number[]>>;

export interface Reached {
  /** Of each run: epochs until the goal, from 1; null where the training ended before. */
  readonly epochs: readonly (number | null)[];
  /** Median and quartiles over the runs, those that ended before counting as later than all others; null where that is one of them. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface RuleResult extends Training {
  /** Wall-clock seconds of the whole training over networks and epochs; the setting of the rate counts. */
  readonly secondsPerEpoch: number;
  readonly reached: Readonly<Record<Goal, Reached>>;
  /** Means over the runs after each epoch. */
  readonly mean: Course;
  /** Mean rate of each epoch. */
  readonly rates: readonly number[];
}

export interface ConvergenceResult {
  readonly nHeldOut: number;
  readonly epochs: number;
  /** Mean goal over the runs. */
  readonly goal: Readonly<Record<Goal, number>>;
  readonly rules: readonly RuleResult[];
}

export interface ConvergenceOptions {
  readonly engine: TrainingEngine;
  readonly runs: number;
  readonly seed: number;
  /** Told the share of the work that is done, in (0,1], and by which rule. */
  readonly onProgress?: (share: number, rule: Training) => void;
  readonly signal?: AbortSignal;
}

/** One network a run, trained on the protocol's 64 % and judged after every epoch on the other 36 %. */
export async function measureConvergence(
  cohort: ProtocolCohort,
  { engine, runs, seed, onProgress, signal }: ConvergenceOptions,
): Promise<ConvergenceResult> {
  const planned = planProtocol(cohort.labels, { runs, seed }).filter(({ fold }) => fold === 0);
  // counts for nothing: the start of an engine's threads shall fall on no rule
  await trainNetworks(cohort, planned.slice(0, 2), { engine, arm: rules[0]!, signal });
  const measured: Measured[] = [];
  for (const [position, rule] of rules.entries()) {
    const told = (share: number): void => onProgress?.((position + share) / rules.length, rule);
    measured.push(await measureRule(cohort, planned, { engine, rule, onProgress: told, signal }));
  }
  const published = measured[rules.findIndex(({ learningRate }) => learningRate === publishedRate)]!;
  const perRun: Record<Goal, number[]> = {
    accuracy: published.courses.map(({ accuracy }) => Math.max(...accuracy)),
    logLoss: await logLossOfLogistic(cohort, planned, signal),
  };
  return {
    nHeldOut: heldOutRows(planned[0]!).length,
    epochs: protocolConfig(rules[0]!, seed).epochs,
    goal: { accuracy: meanOf(perRun.accuracy), logLoss: meanOf(perRun.logLoss) },
    rules: measured.map(({ courses, ...rest }) => ({
      ...rest,
      reached: {
        accuracy: reachedBy(courses.map(({ accuracy }, run) => epochsTo(accuracy, perRun.accuracy[run]!, 'above'))),
        logLoss: reachedBy(courses.map(({ logLoss: loss }, run) => epochsTo(loss, perRun.logLoss[run]!, 'below'))),
      },
      mean: meanCourse(courses),
    })),
  };
}

/** Epochs, from 1, until a value is at the goal or on its far side; null where none is. */
export function epochsTo(values: readonly number[], goal: number, side: 'above' | 'below'): number | null {
  const epoch = values.findIndex((value) => (side === 'above' ? value >= goal : value <= goal));
  return epoch === -1 ? null : epoch + 1;
}

/** Median and quartiles of epochs, each one that was measured (type 1 of Hyndman and Fan 1996); a run that ended before its goal is later than all others. */
export function reachedBy(epochs: readonly (number | null)[]): Reached {
  const sorted = Float64Array.from(epochs, (value) => value ?? Infinity).sort();
  const at = (share: number): number | null => {
    const value = sorted[Math.ceil(share * sorted.length) - 1]!;
    return Number.isFinite(value) ? value : null;
  };
  return { epochs, median: at(0.5), low: at(0.25), high: at(0.75) };
}

interface Measured extends Training {
  readonly secondsPerEpoch: number;
  readonly rates: readonly number[];
  readonly courses: readonly Course[];
}

interface RuleOptions {
  readonly engine: TrainingEngine;
  readonly rule: Training;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal | undefined;
}

async function measureRule(
  cohort: ProtocolCohort,
  planned: readonly PlannedNetwork[],
  { engine, rule, onProgress, signal }: RuleOptions,
): Promise<Measured> {
  const networks: TrainedNetwork[][] = planned.map(() => []);
  const rates: number[] = [];
  const clock = clockedEngine(engine);
  await trainNetworks(cohort, planned, {
    ...{ engine: clock.engine, arm: rule, signal },
    onProgress: (share) => onProgress(share / 2),
    onRate: (epoch, rate) => void (rates[epoch] = rate),
    onEpochEnd: (position, epoch, network) => void (networks[position]![epoch] = network),
  });
  const courses: Course[] = [];
  for (const [run, ofRun] of networks.entries()) {
    courses.push(courseOf(cohort, ofRun));
    onProgress((1 + (run + 1) / networks.length) / 2);
    await new Promise((resume) => setImmediate(resume)); // so that a cancel is heard
    signal?.throwIfAborted();
  }
  return { ...rule, secondsPerEpoch: clock.seconds() / (networks.length * networks[0]!.length), rates, courses };
}

/** The engine, and the seconds of its trainings so far. */
function clockedEngine(engine: TrainingEngine): { engine: TrainingEngine; seconds: () => number } {
  let milliseconds = 0;
  const timed: TrainingEngine['train'] = async (request) => {
    const began = performance.now();
    try {
      return await engine.train(request);
    } finally {
      milliseconds += performance.now() - began;
    }
  };
  return {
    engine: { record: engine.record, train: timed, dispose: () => engine.dispose() },
    seconds: () => milliseconds / 1000,
  };
}

function courseOf(cohort: ProtocolCohort, networks: readonly TrainedNetwork[]): Course {
  const rows = heldOutRows(networks[0]!.planned);
  const labels = rows.map((row) => cohort.labels[row]!);
  const risks = networks.map((network) => judgeRows(network, cohort, rows));
  return {
    accuracy: risks.map((own) => scoresAtHalf(own, labels).accuracy),
    logLoss: risks.map((own) => logLoss(own, labels).estimate!),
  };
}

function heldOutRows({ foldRows, holdoutRows }: PlannedNetwork): Int32Array {
  return Int32Array.from([...foldRows, ...holdoutRows]).sort();
}

async function logLossOfLogistic(
  cohort: ProtocolCohort,
  planned: readonly PlannedNetwork[],
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const networks = await trainNetworks(cohort, planned, { engine: new ExactEngine(), arm: logistic, signal });
  return networks.map((network) => courseOf(cohort, [network]).logLoss[0]!);
}

function meanCourse(courses: readonly Course[]): Course {
  const mean = (goal: Goal): number[] =>
    courses[0]![goal].map((_, epoch) => meanOf(courses.map((course) => course[goal][epoch]!)));
  return { accuracy: mean('accuracy'), logLoss: mean('logLoss') };
}
