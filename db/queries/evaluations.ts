import { eq } from 'drizzle-orm';
import type { Evaluation } from '../../models/trainer/protocol';
import type { Database } from '../client';
import { evaluations } from '../schema';

export async function findEvaluation(database: Database, modelId: string): Promise<Evaluation | null> {
  const [row] = await database.select().from(evaluations).where(eq(evaluations.modelId, modelId)).limit(1);
  return row?.evaluation ?? null;
}
