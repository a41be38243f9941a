import { asymmetricLaplace } from '../math/asymmetric-laplace';
import { hyperbolicSecant } from '../math/hyperbolic-secant';
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { LossName } from '../training/config';

/** The distribution that a loss puts behind its latent quantiles; `null` for BCE and logistic, whose output is a logit. */
export function distributionOf(loss: LossName): TiltedDistribution | null {
  switch (loss) {
    case 'sbqc':
      return hyperbolicSecant;
    case 'bqc':
      return asymmetricLaplace;
    case 'bce':
    case 'logistic':
      return null;
  }
}
