import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { RunEngine } from '../../models/model';
import type { CohortPrediction, Evaluation } from '../../models/trainer/protocol';
import type { Database } from '../client';
import { cohorts, evaluations, models, publications, runs } from '../schema';
import { isUuid } from '../uuid';
import { boundedPage, type Page } from './page';
import { insertPredictions } from './predictions';

export type Model = typeof models.$inferSelect;

/** A model with what a list or a heading shows of its cohort, its run and its publication. */
export type ModelWithOrigin = Model & {
  cohortName: string;
  simulatedFrom: string | null;
  outcome: (typeof cohorts.$inferSelect)['outcome'];
  config: (typeof runs.$inferSelect)['config'];
  engine: (typeof runs.$inferSelect)['engine'];
  /** What clinicians are told of it now; null where they do not see it. */
  publication: typeof publications.$inferSelect | null;
  /** When clinicians first saw it; null where they never did. */
  firstPublishedAt: Date | null;
};

export interface NewModel {
  readonly runId: string;
  readonly cohortId: string;
  readonly name: string;
  readonly version: string;
  readonly seconds: number;
  /** What all its shards were trained with, and why. */
  readonly engine: RunEngine;
  readonly evaluation: Evaluation;
  readonly predictions: readonly CohortPrediction[];
}

/**
 * Stores the model of a run that is assembling, with its evaluation and the judgement of every patient, and finishes the run:
 * all of it or nothing. Returns null where the run is no longer assembling (cancelled, or another worker was faster).
 */
export async function insertModel(database: Database, model: NewModel): Promise<Model | null> {
  const { evaluation, predictions: judged, engine, ...row } = model;
  return database.transaction(async (transaction) => {
    const finished = await transaction
      .update(runs)
      .set({ state: 'finished', engine, endedAt: sql`now()` })
      .where(and(eq(runs.id, row.runId), eq(runs.state, 'assembling')))
      .returning({ id: runs.id });
    if (finished.length === 0) return null;
    const [stored] = await transaction.insert(models).values(row).returning();
    const modelId = stored!.id;
    await transaction.insert(evaluations).values({ modelId, evaluation });
    await insertPredictions(transaction, modelId, row.cohortId, judged);
    return stored!;
  });
}

const current = alias(publications, 'current');

const withOrigin = {
  ...getTableColumns(models),
  cohortName: cohorts.name,
  simulatedFrom: cohorts.simulatedFrom,
  outcome: cohorts.outcome,
  config: runs.config,
  engine: runs.engine,
  publication: getTableColumns(current),
  firstPublishedAt: sql<Date | null>`(
    SELECT min(${publications.publishedAt}) FROM ${publications} WHERE ${publications.modelId} = ${models.id}
  )`.mapWith(publications.publishedAt),
};

const selectModels = (database: Database) =>
  database
    .select(withOrigin)
    .from(models)
    .innerJoin(cohorts, eq(cohorts.id, models.cohortId))
    .innerJoin(runs, eq(runs.id, models.runId))
    .leftJoin(current, and(eq(current.modelId, models.id), isNull(current.endedAt)));

export async function findModelById(database: Database, modelId: string): Promise<ModelWithOrigin | null> {
  if (!isUuid(modelId)) return null;
  const [row] = await selectModels(database).where(eq(models.id, modelId)).limit(1);
  return row ?? null;
}

/** Of several models with one name, the newest: a name is a line of versions. */
export async function findNewestModelNamed(database: Database, name: string): Promise<ModelWithOrigin | null> {
  const [row] = await selectModels(database).where(eq(models.name, name)).orderBy(desc(models.createdAt)).limit(1);
  return row ?? null;
}

/** At most `limit` models whose version begins with those hexadecimal digits, newest first. */
export async function listModelsByVersion(
  database: Database,
  prefix: string,
  limit: number,
): Promise<ModelWithOrigin[]> {
  return selectModels(database)
    .where(like(models.version, `${prefix.toLowerCase()}%`))
    .orderBy(desc(models.createdAt))
    .limit(limit);
}

/** Newest first; `publishedOnly` leaves out models that are not published or are retired. */
export async function listModels(
  database: Database,
  options: Page & { publishedOnly?: boolean; cohortId?: string } = {},
): Promise<ModelWithOrigin[]> {
  const { limit, offset } = boundedPage(options);
  return selectModels(database)
    .where(
      and(
        options.publishedOnly === true ? and(isNotNull(models.publishedAt), isNull(models.retiredAt)) : undefined,
        options.cohortId === undefined ? undefined : eq(models.cohortId, options.cohortId),
      ),
    )
    .orderBy(desc(models.createdAt), asc(models.id))
    .limit(limit)
    .offset(offset);
}

/** The versions of all models: each names a file that must be kept. */
export async function listModelVersions(database: Database): Promise<string[]> {
  const rows = await database.select({ version: models.version }).from(models);
  return rows.map((row) => row.version);
}
