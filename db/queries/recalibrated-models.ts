/** Models whose risks are those of another one, recalibrated: at most one of each. */
import { eq } from 'drizzle-orm';
import type { CohortPrediction, Evaluation } from '../../models/trainer/protocol';
import type { Database } from '../client';
import { evaluations, models } from '../schema';
import type { Model } from './models';
import { insertPredictions } from './predictions';

export interface NewRecalibratedModel {
  readonly origin: Model;
  readonly version: string;
  readonly evaluation: Evaluation;
  readonly predictions: readonly CohortPrediction[];
}

/**
 * Stores a recalibrated model beside the one it came from, of the same run, cohort and name, with its evaluation and the judgement of every
 * patient: all of it or nothing. Violates `models_recalibrated_from_unique` where there is one already.
 */
export async function insertRecalibratedModel(database: Database, model: NewRecalibratedModel): Promise<Model> {
  const { origin, version, evaluation, predictions } = model;
  const { id: recalibratedFrom, runId, cohortId, name, seconds } = origin;
  return database.transaction(async (transaction) => {
    const row = { recalibratedFrom, runId, cohortId, name, seconds, version };
    const [stored] = await transaction.insert(models).values(row).returning();
    await transaction.insert(evaluations).values({ modelId: stored!.id, evaluation });
    await insertPredictions(transaction, stored!.id, cohortId, predictions);
    return stored!;
  });
}

/** The recalibrated model that came from this one; null where nobody made it. */
export async function findRecalibratedModel(database: Database, originId: string): Promise<Model | null> {
  const [row] = await database.select().from(models).where(eq(models.recalibratedFrom, originId)).limit(1);
  return row ?? null;
}
