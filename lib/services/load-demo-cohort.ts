import { createHash } from 'node:crypto';
import { findCohortByName, type Cohort } from '@/db/queries/cohorts';
import type { Actor, Application } from '../application';
import { demoCohortName, simulateDemoCohort } from '../cohort/demo-cohort';
import { demoFormulaInWords } from '../cohort/demo-formula';
import { storeCohort } from './store-cohort';

/** The simulated demo cohort; stored on the first call, the stored one on every later call. */
export async function loadDemoCohort(app: Application, options: { actor: Actor }): Promise<Cohort> {
  const existing = await findCohortByName(app.database, demoCohortName);
  if (existing !== null) return existing;
  const demo = simulateDemoCohort();
  const origin = {
    sourceName: 'simulated',
    sourceSha256: createHash('sha256').update(demoFormulaInWords).digest('hex'),
    simulated: { formula: demoFormulaInWords, trueRisks: demo.trueRisks },
  };
  return storeCohort(app, { name: demoCohortName, built: demo, origin, actor: options.actor });
}
