import type { ReproducibleTarget, Reproduction } from './reproduction';
import { reproduceConvergence } from './reproduce-convergence';
import { reproduceFigure } from './reproduce-figure';
import { reproduceTable } from './reproduce-table';
import type { ReproductionRequest } from './request';

/** Any of what can be reproduced. */
export function reproduce(target: ReproducibleTarget, request: ReproductionRequest): Promise<Reproduction> {
  if (target === 'table3') return reproduceTable(request);
  return target === 'convergence' ? reproduceConvergence(request) : reproduceFigure(target, request);
}
