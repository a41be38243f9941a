import { countRisks } from '@/db/queries/patient-list';
import type { Application } from '../application';

/** Patients in 20 equal bins of the risk from 0 to 1. */
export interface RiskCounts {
  readonly all: readonly number[];
  readonly outOfFold: readonly number[];
  readonly holdout: readonly number[];
}

const nBins = 20;

/** How a cohort's risks under a model spread, together and by part. */
export async function getRiskCounts(app: Application, options: { modelId: string }): Promise<RiskCounts> {
  const rows = await countRisks(app.database, options.modelId, nBins);
  const countsOf = (part?: 'outOfFold' | 'holdout') => {
    const counts = new Array<number>(nBins).fill(0);
    for (const row of rows) if (part === undefined || row.part === part) counts[row.bin]! += row.count;
    return counts;
  };
  return { all: countsOf(), outOfFold: countsOf('outOfFold'), holdout: countsOf('holdout') };
}
