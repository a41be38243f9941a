/**
 * L-BFGS on the tensor engine: every member runs its own search (history, line search, end), and all searches are evaluated in
 * step, one stacked pass over the full batch at a time. Parameters and curvature are float64 on the host; value and slope come
 * from the device in float32, which is what the tolerances below allow for.
 *
 * sBQC has a kink at Q = 0 unless tau = 1/2, as ReLU and the crossing penalty have theirs. It is accepted all the same: at the kink
 * itself the slope is one of the two one-sided ones (2/pi); a line search that fails beside one forgets the curvature and tries
 * steepest descent once; where that fails as well, the member stops with the reason `line search`.
 */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import { countWeights, layersOf, networkShapeOf, type Layer } from '../../inference/network-shape';
import { lbfgsSteps, type Evaluation, type LbfgsResult, type StoppingReason, type Trial } from '../../optimizers/lbfgs';
import type { TrainRequest } from '../types';
import { decaysOf } from './adam';
import { sliceBatch, uploadEpoch, type EpochRows } from './batches';
import { Breath } from '../breath';
import { crossingShare, levelTensor, memberLosses } from './losses';
import { forward, joinMatrices, matricesOf, stackWeights } from './network';
import { takeNumbers } from './read';
import type { TensorFlow } from './tensorflow';

/** Float32 knows a slope to about 1e-7 of its largest share, and a mean loss to 1e-7 of itself. */
const TOLERANCES = { gradientTolerance: 1e-6, valueTolerance: 1e-7, lineSearch: { mostEvaluations: 20 } };

/** One member's search: what it asks next, or how it ended. */
interface Search {
  readonly steps: Generator<Trial, LbfgsResult, Evaluation>;
  /** What is evaluated for it; a search that has ended stays in the stack, so that the others' rounding does not change. */
  trial: Trial;
  /** Where it stood after each iteration, the start first. */
  readonly course: { readonly value: number; readonly step: number }[];
  result: LbfgsResult | null;
}

/** Owns the tensors of one request; `dispose` frees them all. An epoch is one iteration, of one pass or a few over all rows. */
export class FullBatchTraining {
  private readonly layers: readonly Layer[];
  private readonly nWeights: number;
  private readonly levels: Tensor3D; // [2, 1, nLevels]
  private readonly rows: EpochRows;
  private readonly decays: Float32Array;
  private readonly searches: readonly Search[];
  private nReported = 0;

  constructor(
    private readonly tf: TensorFlow,
    private readonly request: TrainRequest,
  ) {
    const { config, tasks, nRows, nInputs } = request;
    const shape = networkShapeOf(config, nInputs);
    this.layers = layersOf(shape);
    this.nWeights = countWeights(shape);
    this.decays = decaysOf(this.layers, config.weightDecay);
    const start = stackWeights(tasks, this.nWeights);
    this.searches = tasks.map((_, member) => startSearch(this.rowOf(start, member), config.epochs));
    this.levels = levelTensor(tf, config.taus);
    this.rows = uploadEpoch(tf, tasks, 0, nRows, nInputs, nRows);
  }

  /**
   * @throws CancelledError once the signal is aborted; Error in one sentence where a loss is no longer a number.
   */
  async run(): Promise<Float32Array[]> {
    const breath = new Breath(this.request.signal);
    while (this.searches.some(({ result }) => result === null)) {
      const evaluations = await this.evaluate();
      this.searches.forEach((search, member) => advance(search, evaluations[member]!));
      await this.report();
      await breath.take();
    }
    return this.searches.map(({ result }) => Float32Array.from(result!.parameters));
  }

  dispose(): void {
    this.tf.dispose([this.levels, this.rows.inputs, this.rows.labels]);
  }

  /** Value and slope of every member at the parameters that its search asks for. */
  private async evaluate(): Promise<Evaluation[]> {
    const { tf } = this;
    const { config } = this.request;
    const { losses, slopes } = tf.tidy(() => {
      const { inputs, labels } = this.everyRow();
      const lossesOf = (...parts: Tensor[]): Tensor1D =>
        memberLosses(tf, config, forward(tf, inputs, parts as Tensor3D[], config), labels, this.levels);
      const matrices = matricesOf(
        tf,
        this.stack(({ trial }) => trial.parameters),
        this.layers,
      );
      const { value, grads } = tf.valueAndGrads(lossesOf)(matrices, tf.ones([this.searches.length]));
      return { losses: value, slopes: joinMatrices(tf, grads as Tensor3D[]) };
    });
    const [values, slope] = await Promise.all([takeNumbers(losses), takeNumbers(slopes)]);
    return this.searches.map(({ trial }, member) =>
      this.withDecay(trial.parameters, values[member]!, Float64Array.from(this.rowOf(slope, member))),
    );
  }

  /** Adds (weightDecay/2) |kernels|^2: L-BFGS takes no step for a decay beside the loss, so the decay is part of it. */
  private withDecay(parameters: Float64Array, loss: number, gradient: Float64Array): Evaluation {
    if (this.request.config.weightDecay === 0) return { value: loss, gradient };
    let value = loss;
    parameters.forEach((parameter, at) => {
      value += (this.decays[at]! / 2) * parameter * parameter;
      gradient[at]! += this.decays[at]! * parameter;
    });
    return { value, gradient };
  }

  /** Reports every iteration that all members have behind them; the last one only once it is known why everyone stopped. */
  private async report(): Promise<void> {
    const { config, tasks, onEpoch } = this.request;
    const running = this.searches.filter(({ result }) => result === null);
    const iterations = (some: readonly Search[]): number[] => some.map(({ trial }) => trial.reached.iterations);
    const ready = running.length > 0 ? Math.min(...iterations(running)) - 1 : Math.max(1, ...iterations(this.searches));
    if (ready <= this.nReported) return;
    if (this.searches.some(({ result }) => result?.reason === 'not finite'))
      throw new Error('the training loss is no longer a number; choose the optimizer adam');
    const stopped: Partial<Record<StoppingReason, number>> = {};
    this.searches.forEach(({ result }, member) => {
      const isCopy = tasks.indexOf(tasks[member]!) !== member; // a lone member that trains beside itself
      if (result && !isCopy) stopped[result.reason] = (stopped[result.reason] ?? 0) + 1;
    });
    const crossingRate = await this.measureCrossing();
    for (; this.nReported < ready; this.nReported++) {
      const standing = this.searches.map(({ course }) => course[Math.min(this.nReported + 1, course.length - 1)]!);
      const loss = mean(standing.map(({ value }) => value));
      const learningRate = mean(standing.map(({ step }) => step));
      onEpoch?.({ epoch: this.nReported, epochs: config.epochs, loss, crossingRate, learningRate, stopped });
    }
  }

  /** Share of the training rows with any level out of order, mean over members, where each member stands. */
  private async measureCrossing(): Promise<number> {
    const { tf } = this;
    const { config } = this.request;
    if (config.taus.length === 1) return 0;
    const shares = tf.tidy(() => {
      const matrices = matricesOf(
        tf,
        this.stack(({ trial }) => trial.reached.parameters),
        this.layers,
      );
      return crossingShare(tf, forward(tf, this.everyRow().inputs, matrices, config));
    });
    return mean(Array.from(await takeNumbers(shares)));
  }

  private everyRow(): { inputs: Tensor3D; labels: Tensor3D } {
    const { nRows } = this.request;
    return sliceBatch(this.tf, this.rows, 0, this.searches.length, nRows, nRows);
  }

  /** `[nMembers, nWeights]` */
  private stack(parametersOf: (search: Search) => Float64Array): Tensor2D {
    const stacked = new Float32Array(this.searches.length * this.nWeights);
    this.searches.forEach((search, member) => stacked.set(parametersOf(search), member * this.nWeights));
    return this.tf.tensor2d(stacked, [this.searches.length, this.nWeights]);
  }

  private rowOf(stacked: Float32Array, member: number): Float32Array {
    return stacked.subarray(member * this.nWeights, (member + 1) * this.nWeights);
  }
}

function startSearch(weights: Float32Array, mostIterations: number): Search {
  const steps = lbfgsSteps(weights, { ...TOLERANCES, mostIterations });
  return { steps, trial: steps.next().value as Trial, course: [], result: null };
}

function advance(search: Search, evaluation: Evaluation): void {
  if (search.result) return;
  const asked = search.steps.next(evaluation);
  if (asked.done) {
    const { parameters, value, iterations, step } = asked.value;
    search.result = asked.value;
    search.trial = { parameters, reached: { parameters, value, iterations, step } };
  } else {
    search.trial = asked.value;
  }
  const { value, step, iterations } = search.trial.reached;
  search.course[iterations] = { value, step };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
