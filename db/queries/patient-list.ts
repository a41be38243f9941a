import { and, asc, eq, ilike, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { patients, predictions } from '../schema';
import { boundedPage, type Page } from './page';

/** Patients of a cohort that no model has judged yet, in the order of the file: those whose label contains `search`. */
export async function listUnjudgedPatients(database: Database, options: Page & { cohortId: string; search?: string }) {
  const { limit, offset } = boundedPage(options);
  const text = options.search?.trim() ?? '';
  const found = text === '' ? undefined : ilike(patients.label, `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  return database
    .select({
      id: patients.id,
      label: patients.label,
      outcome: patients.outcome,
      values: patients.values,
      total: sql<number>`count(*) OVER ()`.mapWith(Number),
    })
    .from(patients)
    .where(and(eq(patients.cohortId, options.cohortId), found))
    .orderBy(asc(patients.rowIndex))
    .limit(limit)
    .offset(offset);
}

/** How many patients of each part have a risk in each of `nBins` equal bins over [0,1]. */
export async function countRisks(
  database: Database,
  modelId: string,
  nBins: number,
): Promise<{ part: 'outOfFold' | 'holdout'; bin: number; count: number }[]> {
  const bin = sql<number>`least(${nBins}::int - 1, floor(${predictions.risk} * ${nBins}::int))::int`;
  return database
    .select({ part: predictions.part, bin: bin.mapWith(Number), count: sql<number>`count(*)`.mapWith(Number) })
    .from(predictions)
    .where(eq(predictions.modelId, modelId))
    .groupBy(predictions.part, sql`2`);
}

/** How many of a model's patients there are, and how many of them have a lower risk. */
export async function rankRisk(
  database: Database,
  modelId: string,
  risk: number,
): Promise<{ nPatients: number; nBelow: number }> {
  const [row] = await database
    .select({
      nPatients: sql<number>`count(*)`.mapWith(Number),
      nBelow: sql<number>`count(*) FILTER (WHERE ${predictions.risk} < ${risk})`.mapWith(Number),
    })
    .from(predictions)
    .where(eq(predictions.modelId, modelId));
  return row ?? { nPatients: 0, nBelow: 0 };
}
