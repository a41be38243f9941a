/** L-BFGS with a strong Wolfe line search (Nocedal and Wright 2006, algorithms 7.4 and 7.5). */
import { type PointOnLine, strongWolfe } from './line-search';

export interface LbfgsOptions {
  /** Pairs of steps and gradient changes that are kept; 10 by default. */
  readonly memory?: number;
  readonly mostIterations?: number;
  /** Stops where the largest entry of the gradient falls below; 1e-8 by default. */
  readonly gradientTolerance?: number;
}

export type StoppingReason =
  /** The gradient is as small as asked. */
  | 'converged'
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
  /** Value after each iteration, the start first. */
  readonly history: readonly number[];
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
  const { memory = 10, mostIterations = 500, gradientTolerance = 1e-8 } = options;
  const pairs: Pair[] = [];
  let evaluations = 0;
  const evaluate = (parameters: Float64Array, direction: Float64Array, step: number): Point => {
    evaluations++;
    const gradient = new Float64Array(parameters.length);
    const value = objective(parameters, gradient);
    return { parameters, gradient, value, step, slope: dot(gradient, direction) };
  };

  const origin = Float64Array.from(start);
  let point = evaluate(origin, new Float64Array(origin.length), 0);
  const history = [point.value];
  const finish = (reason: StoppingReason): LbfgsResult => {
    const { parameters, value } = point;
    return { parameters, value, reason, iterations: history.length - 1, evaluations, history };
  };
  for (;;) {
    if (!isFinitePoint(point)) return finish('not finite');
    if (largestEntry(point.gradient) <= gradientTolerance) return finish('converged');
    if (history.length > mostIterations) return finish('iterations');
    const here = point;
    const direction = descentDirection(here.gradient, pairs);
    const startOfLine = { step: 0, value: here.value, slope: dot(here.gradient, direction) };
    // without curvature known the first step is short: a gradient's length says nothing about distance
    const firstStep = pairs.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(dot(here.gradient, here.gradient)));
    const along = (step: number): Point =>
      evaluate(
        here.parameters.map((value, at) => value + step * direction[at]!),
        direction,
        step,
      );
    const next = strongWolfe(along, startOfLine, firstStep);
    if (!next) return finish('line search');
    remember(pairs, memory, here, next);
    point = next;
    history.push(point.value);
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
