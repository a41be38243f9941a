/** Adam on plain numbers (Kingma and Ba 2015, algorithm 1), with the decoupled weight decay of AdamW. */

export interface AdamOptions {
  readonly learningRate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Share of each parameter taken off per step, times the learning rate; 0 by default. */
  readonly weightDecay?: number;
}

export interface Adam {
  /** Moves the parameters in place by one step against the gradient; `learningRate` overrides that of the options. */
  step(parameters: Float64Array, gradient: ArrayLike<number>, learningRate?: number): void;
}

export function createAdam(nParameters: number, options: AdamOptions): Adam {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  const accumulatedFirstMoment = new Float64Array(nParameters);
  const accumulatedSecondMoment = new Float64Array(nParameters);
  let steps = 0;
  return {
    step(parameters, gradient, learningRate = options.learningRate) {
      steps++;
      const firstCorrection = 1 - beta1 ** steps;
      const secondCorrection = 1 - beta2 ** steps;
      for (let at = 0; at < nParameters; at++) {
        const slope = gradient[at]!;
        const first = beta1 * accumulatedFirstMoment[at]! + (1 - beta1) * slope;
        const second = beta2 * accumulatedSecondMoment[at]! + (1 - beta2) * slope * slope;
        accumulatedFirstMoment[at] = first;
        accumulatedSecondMoment[at] = second;
        const direction = first / firstCorrection / (Math.sqrt(second / secondCorrection) + epsilon);
        parameters[at]! -= learningRate * (direction + weightDecay * parameters[at]!);
      }
    },
  };
}
