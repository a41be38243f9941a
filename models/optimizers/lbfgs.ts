/** L-BFGS with a strong Wolfe line search (Nocedal and Wright 2006, algorithms 7.4 and 7.5). */
import { type PointOnLine, strongWolfeSteps, type WolfeOptions } from './line-search';

export interface LbfgsOptions {
  /** Pairs of steps and gradient changes that are kept; 10 by default. */
  readonly memory?: number;
  readonly mostIterations?: number;
  /** Stops where the largest entry of the gradient falls below; 1e-8 by default. */
  readonly gradientTolerance?: number;
  /** Stops where an iteration lowers the value by less than this share of it; 0 by default, which never stops. */
  readonly valueTolerance?: number;
  readonly lineSearch?: WolfeOptions;
}

export type StoppingReason =
  /** The gradient is as small as asked. */
  | 'converged'
  /** An iteration lowered the value by less than `valueTolerance`. */
  | 'no progress'
  /** `mostIterations` are used up. */
  | 'iterations'
  /** No step along the last direction lowers the value any more: rounding, or a function that is not smooth. */
  | 'line search'
  /** Value or gradient is not a finite number. */
  | 'not finite';

export interface LbfgsResult {
  readonly parameters: Float64Array;
  readonly value: number;
  readonly reason: StoppingReason;
  readonly iterations: number;
  readonly evaluations: number;
  /** The last accepted step along its direction; 0 where none was taken. */
  readonly step: number;
  /** Value after each iteration, the start first. */
  readonly history: readonly number[];
}

export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** What a search wants evaluated, and where it stands meanwhile. */
export interface Trial {
  readonly parameters: Float64Array;
  readonly reached: Reached;
}

/** The last accepted point: `value` is NaN until the start has been evaluated, `step` 0 until the first iteration is done. */
export interface Reached {
  readonly parameters: Float64Array;
  readonly value: number;
  readonly step: number;
  readonly iterations: number;
}

/** Value of the objective; writes its gradient. */
export type Objective = (parameters: Float64Array, gradient: Float64Array) => number;

interface Point extends PointOnLine {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
}

/** Refuses a loss whose slope jumps, by its name: curvature learnt across a jump is worth nothing. */
export function requireDifferentiable(loss: { readonly name: string; readonly differentiable: boolean }): void {
  if (!loss.differentiable) {
    throw new RangeError(`L-BFGS needs a differentiable loss, and ${loss.name} is not; choose Adam or a smooth loss`);
  }
}

/** Minimises a differentiable function from a start, which is left as it is. */
export function minimizeLbfgs(objective: Objective, start: ArrayLike<number>, options: LbfgsOptions = {}): LbfgsResult {
  const search = lbfgsSteps(start, options);
  let asked = search.next();
  while (!asked.done) {
    const gradient = new Float64Array(start.length);
    asked = search.next({ value: objective(asked.value.parameters, gradient), gradient });
  }
  return asked.value;
}

/**
 * The same as a dialogue: it yields the parameters that it wants evaluated and is sent value and gradient there. So many searches can
 * run in step and be evaluated together, and whoever evaluates may take time.
 *
 * Where no step along a direction will do, what is known of the curvature is forgotten and steepest descent is tried once: beside a
 * kink (ReLU, the crossing penalty, sBQC at Q = 0) old pairs mislead. Where that fails too, the search stops and says so.
 */
export function* lbfgsSteps(
  start: ArrayLike<number>,
  options: LbfgsOptions = {},
): Generator<Trial, LbfgsResult, Evaluation> {
  const { memory = 10, mostIterations = 500, gradientTolerance = 1e-8, valueTolerance = 0 } = options;
  const pairs: Pair[] = [];
  let evaluations = 0;
  let point: Point = {
    parameters: Float64Array.from(start),
    gradient: new Float64Array(0),
    value: NaN,
    step: 0,
    slope: 0,
  };
  const history: number[] = [];
  function* evaluate(
    parameters: Float64Array,
    direction: Float64Array,
    step: number,
  ): Generator<Trial, Point, Evaluation> {
    const reached = { ...point, iterations: Math.max(0, history.length - 1) };
    const { value, gradient } = yield { parameters, reached };
    evaluations++;
    return { parameters, gradient, value, step, slope: dot(gradient, direction) };
  }
  const finish = (reason: StoppingReason): LbfgsResult => {
    const { parameters, value, step } = point;
    return { parameters, value, step, reason, iterations: history.length - 1, evaluations, history };
  };

  point = yield* evaluate(point.parameters, new Float64Array(start.length), 0);
  history.push(point.value);
  for (;;) {
    if (!isFinitePoint(point)) return finish('not finite');
    if (largestEntry(point.gradient) <= gradientTolerance) return finish('converged');
    if (history.length > mostIterations) return finish('iterations');
    const here = point;
    const direction = descentDirection(here.gradient, pairs);
    const startOfLine = { step: 0, value: here.value, slope: dot(here.gradient, direction) };
    // without curvature known the first step is short: a gradient's length says nothing about distance
    const firstStep = pairs.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(dot(here.gradient, here.gradient)));
    const line = strongWolfeSteps<Point>(startOfLine, firstStep, options.lineSearch);
    let asked = line.next();
    while (!asked.done) {
      const step = asked.value;
      const trial = here.parameters.map((value, at) => value + step * direction[at]!);
      asked = line.next(yield* evaluate(trial, direction, step));
    }
    const next = asked.value;
    if (!next && pairs.length === 0) return finish('line search');
    if (!next) {
      pairs.length = 0;
      continue;
    }
    remember(pairs, memory, here, next);
    point = next;
    history.push(point.value);
    if (here.value - point.value < valueTolerance * Math.abs(here.value)) return finish('no progress');
  }
}

/** A step s, the gradient's change y along it, and 1 / (s y). */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly rho: number;
}

/** Two-loop recursion: minus the inverse Hessian, as the pairs describe it, times the gradient. */
function descentDirection(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares = pairs.map(() => 0);
  for (let at = pairs.length - 1; at >= 0; at--) {
    const { step, change, rho } = pairs[at]!;
    shares[at] = rho * dot(step, direction);
    addScaled(direction, change, -shares[at]!);
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.change, last.change));
    for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  }
  pairs.forEach(({ step, change, rho }, at) => addScaled(direction, step, shares[at]! - rho * dot(change, direction)));
  return direction;
}

/** The Wolfe conditions make s y positive; a pair that rounding has spoiled is left out. */
function remember(pairs: Pair[], memory: number, before: Point, after: Point): void {
  const step = after.parameters.map((value, at) => value - before.parameters[at]!);
  const change = after.gradient.map((value, at) => value - before.gradient[at]!);
  const product = dot(step, change);
  if (!(product > 1e-300)) return;
  pairs.push({ step, change, rho: 1 / product });
  if (pairs.length > memory) pairs.shift();
}

function isFinitePoint({ value, gradient }: Point): boolean {
  return Number.isFinite(value) && gradient.every(Number.isFinite);
}

function largestEntry(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function addScaled(target: Float64Array, values: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at]! += factor * values[at]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
