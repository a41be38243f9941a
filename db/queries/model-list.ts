import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Metric } from '../../models/model';
import type { Database } from '../client';
import { evaluations, models } from '../schema';

/** How many models there are; `publishedOnly` counts those that are published and not retired. */
export async function countModels(database: Database, options: { publishedOnly?: boolean } = {}): Promise<number> {
  return database.$count(
    models,
    options.publishedOnly === true ? and(isNotNull(models.publishedAt), isNull(models.retiredAt)) : undefined,
  );
}

/** The out-of-fold metrics of several models by model id, without the curves that stand beside them. */
export async function listOutOfFoldMetrics(
  database: Database,
  modelIds: readonly string[],
): Promise<Map<string, Record<string, Metric>>> {
  if (modelIds.length === 0) return new Map();
  const rows = await database
    .select({
      modelId: evaluations.modelId,
      metrics: sql<Record<string, Metric>>`${evaluations.evaluation} -> 'outOfFold' -> 'metrics'`,
    })
    .from(evaluations)
    .where(inArray(evaluations.modelId, [...modelIds]));
  return new Map(rows.map((row) => [row.modelId, row.metrics]));
}
