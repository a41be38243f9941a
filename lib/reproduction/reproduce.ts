import type { ReproducibleTarget, Reproduction } from './reproduction';
import { reproduceFigure } from './reproduce-figure';
import { reproduceTable } from './reproduce-table';
import type { ReproductionRequest } from './request';

/** Any of what can be reproduced. */
export function reproduce(target: ReproducibleTarget, request: ReproductionRequest): Promise<Reproduction> {
  return target === 'table3' ? reproduceTable(request) : reproduceFigure(target, request);
}
