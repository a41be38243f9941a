import { describe, expect, it } from 'vitest';
import { bce } from '@/models/losses/bce';
import { absoluteError, check, logCosh } from '@/models/losses/regression';
import { sbqc } from '@/models/losses/sbqc';
import { logisticRegression } from '@/models/math/logistic-regression';
import { createRandom } from '@/models/math/random';
import { createAdam } from '@/models/optimizers/adam';
import {
  lipschitzConstantOfLevels,
  lipschitzConstantOfMonotoneHead,
  publishedRate,
  rowNormRate,
  rowSquaresOf,
} from '@/models/optimizers/lalr';
import { lbfgsSteps, minimizeLbfgs, type Objective, requireDifferentiable } from '@/models/optimizers/lbfgs';
import { strongWolfe } from '@/models/optimizers/line-search';

describe('adam', () => {
  it('the first steps, by hand', () => {
    // learning rate 0.1, gradient 2 at both steps. Step 1: m = 0.2, v = 0.004; corrected 2 and 4; direction 2/2 = 1.
    // Step 2: m = 0.38, v = 0.007996; corrected 0.38/0.19 = 2 and 0.007996/0.001999 = 4; direction 1 again.
    const parameters = Float64Array.of(1);
    const adam = createAdam(1, { learningRate: 0.1, epsilon: 0 });
    adam.step(parameters, [2]);
    expect(parameters[0]).toBeCloseTo(0.9, 14);
    adam.step(parameters, [2]);
    expect(parameters[0]).toBeCloseTo(0.8, 14);
    // Step 3 with gradient -1: m = 0.9*0.38 - 0.1 = 0.242, over 1 - 0.729 = 0.271; v = 0.999*0.007996 + 0.001 = 0.008988004,
    // over 1 - 0.997002999 = 0.002997001
    adam.step(parameters, [-1]);
    expect(parameters[0]).toBeCloseTo(0.8 - (0.1 * (0.242 / 0.271)) / Math.sqrt(0.008988004 / 0.002997001), 12);
  });

  it('weight decay is decoupled: it does not pass through the moments', () => {
    const parameters = Float64Array.of(5);
    createAdam(1, { learningRate: 0.1, weightDecay: 0.2, epsilon: 0 }).step(parameters, [3]);
    expect(parameters[0]).toBeCloseTo(5 - 0.1 * (1 + 0.2 * 5), 13);
  });
});

describe('lalr', () => {
  it('the constant of several levels is max c / m + lambda / (m - 1) (theory, section 7)', () => {
    expect(lipschitzConstantOfLevels(sbqc, [0.1, 0.5, 0.9], 4)).toBeCloseTo(18 / Math.PI / 3 + 2, 13);
    expect(lipschitzConstantOfLevels(bce, [0.5], 0)).toBe(1);
  });

  it('the constant of a monotone head is the mean over levels: its lowest level moves them all', () => {
    // (18/pi + 1 + 18/pi) / 3
    expect(lipschitzConstantOfMonotoneHead(sbqc, [0.1, 0.5, 0.9])).toBeCloseTo((36 / Math.PI + 1) / 3, 13);
  });

  it('row norm: the longest row with its bias, clipped', () => {
    // rows (3, 4) and (0, 1), with the bias: squares 26 and 2
    const squares = rowSquaresOf([3, 4, 0, 1], 2);
    expect(squares).toEqual({ largest: 26, mean: 14 });
    expect(rowNormRate(10, squares, { optimizer: 'adam' })).toBeCloseTo(1 / (10 * Math.sqrt(26)), 14);
    expect(rowNormRate(1, squares, { optimizer: 'adam' })).toBe(0.05);
    expect(rowNormRate(1, squares, { optimizer: 'sgd' })).toBe(0.1);
    expect(rowNormRate(1e9, squares, { optimizer: 'sgd' })).toBe(1e-4);
  });

  it('is a true bound: no gradient of the last layer of a mean sBQC loss is longer than c K', () => {
    const random = createRandom('bound');
    const [tau, nUnits, nRows] = [0.2, 6, 20];
    const activations = Array.from({ length: nRows * nUnits }, () => Math.max(0, random.normal()));
    const bound = 1 / rowNormRate(sbqc.lipschitzConstant(tau), rowSquaresOf(activations, nUnits), { optimizer: 'sgd' });
    for (let draw = 0; draw < 50; draw++) {
      const slopes = Array.from({ length: nRows }, () => sbqc.slope(draw % 2, 0.01 * random.normal(), tau));
      let square = (slopes.reduce((sum, slope) => sum + slope, 0) / nRows) ** 2;
      for (let unit = 0; unit < nUnits; unit++) {
        square += (slopes.reduce((sum, slope, row) => sum + slope * activations[row * nUnits + unit]!, 0) / nRows) ** 2;
      }
      expect(Math.sqrt(square)).toBeLessThan(bound);
    }
  });

  it('as published: Frobenius norm of a batch over its size, times 0.15 for sBQC and 0.05 for BCE', () => {
    // squares 9 + 16 + 1 + two biases = 28 in one batch of 2 rows
    const squares = rowSquaresOf([3, 4, 0, 1], 2);
    const K = Math.sqrt(28) / 2;
    expect(publishedRate(2, squares, 'sbqc', 2)).toBeCloseTo(0.15 / (2 * K), 14);
    expect(publishedRate(2, squares, 'bce', 2)).toBeCloseTo(0.05 / (2 * K), 14);
    // two such batches are as one
    expect(publishedRate(2, rowSquaresOf([3, 4, 0, 1, 3, 4, 0, 1], 2), 'bce', 2)).toBeCloseTo(0.05 / (2 * K), 14);
  });
});

const rosenbrock: Objective = (x, gradient) => {
  let value = 0;
  gradient.fill(0);
  for (let at = 0; at + 1 < x.length; at++) {
    const [bend, short] = [x[at + 1]! - x[at]! ** 2, 1 - x[at]!];
    value += 100 * bend * bend + short * short;
    gradient[at]! += -400 * x[at]! * bend - 2 * short;
    gradient[at + 1]! += 200 * bend;
  }
  return value;
};

describe('L-BFGS', () => {
  it.each([2, 10, 40])('finds the minimum of Rosenbrock in %d dimensions', (n) => {
    const start = Object.freeze(Array.from({ length: n }, (_, at) => (at % 2 === 0 ? -1.2 : 1)));
    const result = minimizeLbfgs(rosenbrock, start);
    expect(result.reason).toBe('converged');
    result.parameters.forEach((value) => expect(value).toBeCloseTo(1, 7));
    expect(result.evaluations).toBeLessThan(600);
    expect(result.history).toHaveLength(result.iterations + 1);
    result.history.slice(1).forEach((value, at) => expect(value).toBeLessThanOrEqual(result.history[at]!));
  });

  it('a quadratic in n dimensions takes about n iterations, however badly scaled', () => {
    const scales = [1, 10, 100, 1e4];
    const result = minimizeLbfgs(
      (x, gradient) => {
        scales.forEach((scale, at) => (gradient[at] = scale * (x[at]! - at)));
        return x.reduce((sum, value, at) => sum + (scales[at]! * (value - at) ** 2) / 2, 0);
      },
      [9, -9, 9, -9],
    );
    expect(result.reason).toBe('converged');
    result.parameters.forEach((value, at) => expect(value).toBeCloseTo(at, 7));
    expect(result.iterations).toBeLessThan(25);
  });

  it('fits a logistic regression to the same coefficients as Newton', () => {
    const random = createRandom('logistic');
    const columns = [0, 1, 2].map((column) =>
      Float64Array.from({ length: 200 }, () => (column === 0 ? 1 : random.normal())),
    );
    const labels = Uint8Array.from(columns[1]!, (x, row) =>
      random.next() < 1 / (1 + Math.exp(1 - x + columns[2]![row]!)) ? 1 : 0,
    );
    const fit = minimizeLbfgs(
      (b, gradient) => {
        gradient.fill(0);
        let value = 0;
        for (let row = 0; row < 200; row++) {
          const logit = columns.reduce((sum, column, j) => sum + b[j]! * column[row]!, 0);
          value += bce.value(labels[row]!, logit, 0.5);
          columns.forEach((column, j) => (gradient[j]! += bce.slope(labels[row]!, logit, 0.5) * column[row]!));
        }
        return value;
      },
      [0, 0, 0],
    );
    logisticRegression(columns, labels)!.forEach((value, j) => expect(fit.parameters[j]).toBeCloseTo(value, 8));
  });

  it('says honestly why it stopped', () => {
    expect(minimizeLbfgs(rosenbrock, [1, 1]).iterations).toBe(0);
    expect(minimizeLbfgs(rosenbrock, [-1.2, 1], { mostIterations: 3 })).toMatchObject({
      reason: 'iterations',
      iterations: 3,
    });
    expect(minimizeLbfgs(() => NaN, [1]).reason).toBe('not finite');
    // |x| with a lying gradient: no step along it lowers the value
    const uphill = minimizeLbfgs((x, gradient) => ((gradient[0] = -1), x[0]!), [0]);
    expect(uphill).toMatchObject({ reason: 'line search', iterations: 0 });
  });

  it('stops where an iteration gains too little, if asked to', () => {
    const result = minimizeLbfgs(rosenbrock, [-1.2, 1], { valueTolerance: 0.1 });
    expect(result.reason).toBe('no progress');
    const [before, last] = result.history.slice(-2);
    expect(last).toBeGreaterThan(0.9 * before!);
    expect(result.iterations).toBeLessThan(minimizeLbfgs(rosenbrock, [-1.2, 1]).iterations);
  });

  it('beside a kink forgets the curvature and goes on by steepest descent, as far as it can', () => {
    // (x - 1)^2 + 0.3 |y - x/2|: old pairs lead along the kink's wrong side, where a first search ends at 0.45
    const result = minimizeLbfgs(
      ([x, y], gradient) => {
        const side = y! >= x! / 2 ? 1 : -1;
        gradient.set([2 * (x! - 1) - 0.15 * side, 0.3 * side]);
        return (x! - 1) ** 2 + 0.3 * Math.abs(y! - x! / 2);
      },
      [0.3, 5],
    );
    expect(result.reason).toBe('line search');
    expect(result.value).toBeLessThan(1e-3);
  });

  it('as a dialogue tells where it stands before each evaluation', () => {
    const search = lbfgsSteps([-1.2, 1], { mostIterations: 5 });
    const reached: number[] = [];
    let asked = search.next();
    expect(asked.value).toMatchObject({ parameters: Float64Array.of(-1.2, 1), reached: { iterations: 0, value: NaN } });
    while (!asked.done) {
      reached.push(asked.value.reached.value);
      const gradient = new Float64Array(2);
      asked = search.next({ value: rosenbrock(asked.value.parameters, gradient), gradient });
    }
    const { step, ...result } = minimizeLbfgs(rosenbrock, [-1.2, 1], { mostIterations: 5 });
    expect(asked.value).toEqual({ ...result, step });
    expect(step).toBeGreaterThan(0);
    expect([...new Set(reached.slice(1))]).toEqual(result.history.slice(0, -1));
  });

  it('refuses losses that are not differentiable, by name', () => {
    expect(() => requireDifferentiable(absoluteError)).toThrow('mae');
    expect(() => requireDifferentiable(check(0.3))).toThrow('check');
    expect(() => requireDifferentiable(logCosh(1))).not.toThrow();
  });
});

describe('strongWolfe', () => {
  const c1 = 1e-4;
  it.each([1e-3, 0.1, 1, 10, 1000])('meets both conditions from a first step of %d', (firstStep) => {
    // a line with several bumps
    const value = (t: number): number => Math.cos(3 * t) * 0.3 + 0.1 * (t - 4) ** 2;
    const slope = (t: number): number => -0.9 * Math.sin(3 * t) + 0.2 * (t - 4);
    const along = (step: number) => ({ step, value: value(step), slope: slope(step) });
    const found = strongWolfe(along, along(0), firstStep, { curvature: 0.1 })!;
    expect(found.value).toBeLessThanOrEqual(value(0) + c1 * found.step * slope(0));
    expect(Math.abs(found.slope)).toBeLessThanOrEqual(0.1 * Math.abs(slope(0)));
  });

  it('refuses a direction that rises', () => {
    const along = (step: number) => ({ step, value: step, slope: 1 });
    expect(() => strongWolfe(along, along(0), 1)).toThrow('direction of descent');
  });
});
