/** When clinicians saw which version: the lines of models and their publications. */
import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { models, publications } from '../schema';

export type Publication = typeof publications.$inferSelect;
export type EndReason = NonNullable<Publication['endReason']>;

/** A publication with the version that it showed. */
export type PublicationOfVersion = Publication & {
  readonly modelName: string;
  readonly version: string;
  readonly cohortId: string;
  readonly retiredAt: Date | null;
};

const selectPublications = (database: Database) =>
  database
    .select({
      ...getTableColumns(publications),
      modelName: models.name,
      version: models.version,
      cohortId: models.cohortId,
      retiredAt: models.retiredAt,
    })
    .from(publications)
    .innerJoin(models, eq(models.id, publications.modelId));

/** Of two that began at the same moment, the one that stands is the newer. */
const newestFirst = [
  desc(publications.publishedAt),
  sql`${publications.endedAt} DESC NULLS FIRST`,
  desc(publications.id),
] as const;

/** Every publication of a line (the versions with one name), newest first. */
export async function listLinePublications(database: Database, name: string): Promise<PublicationOfVersion[]> {
  return selectPublications(database)
    .where(eq(models.name, name))
    .orderBy(...newestFirst);
}

/** What clinicians see of a line now, newest first: one version, or several that an older database showed side by side. */
export async function listCurrentOfLine(database: Database, name: string): Promise<PublicationOfVersion[]> {
  return selectPublications(database)
    .where(and(eq(models.name, name), isNull(publications.endedAt)))
    .orderBy(...newestFirst);
}

/** The newest publication of a version, whether it stands or has ended; null where it never had one. */
export async function findNewestPublication(database: Database, modelId: string): Promise<PublicationOfVersion | null> {
  const [row] = await selectPublications(database)
    .where(eq(publications.modelId, modelId))
    .orderBy(...newestFirst)
    .limit(1);
  return row ?? null;
}

/**
 * Makes whoever else would change the line wait until this transaction ends. Resolves to the database's time, read once the line is
 * ours, so that publications of a line follow one another in time.
 */
export async function lockLine(transaction: Database, name: string): Promise<Date> {
  // "no key update": judgements of a locked version can still be stored
  await transaction
    .select({ id: models.id })
    .from(models)
    .where(eq(models.name, name))
    .orderBy(models.id)
    .for('no key update');
  const [row] = await transaction
    .select({ now: sql<Date>`clock_timestamp()`.mapWith(models.createdAt) })
    .from(models)
    .limit(1);
  return row!.now;
}

export type NewPublication = Pick<
  Publication,
  | 'modelId'
  | 'threshold'
  | 'thresholdBasis'
  | 'intendedUse'
  | 'replaces'
  | 'rollback'
  | 'publishedBy'
  | 'publishedByName'
> & { readonly publishedAt: Date };

/** Shows a model to clinicians. Fails where it is shown already: end that publication first. */
export async function insertPublication(transaction: Database, row: NewPublication): Promise<Publication> {
  const { modelId, threshold, publishedAt, publishedBy } = row;
  const [stored] = await transaction.insert(publications).values(row).returning();
  await transaction.update(models).set({ threshold, publishedAt, publishedBy }).where(eq(models.id, modelId));
  return stored!;
}

/** Takes what these publications show from the clinicians' sight. */
export async function endPublications(
  transaction: Database,
  ended: readonly Pick<Publication, 'id' | 'modelId'>[],
  end: { readonly at: Date; readonly reason: EndReason; readonly byName: string },
): Promise<void> {
  if (ended.length === 0) return;
  const [ids, modelIds] = [ended.map(({ id }) => id), ended.map(({ modelId }) => modelId)];
  await transaction
    .update(publications)
    .set({ endedAt: end.at, endReason: end.reason, endedByName: end.byName })
    .where(inArray(publications.id, ids));
  await transaction.update(models).set({ publishedAt: null, publishedBy: null }).where(inArray(models.id, modelIds));
}

/** Ends a model's use for good. */
export async function markRetired(transaction: Database, modelId: string, at: Date): Promise<void> {
  await transaction.update(models).set({ retiredAt: at }).where(eq(models.id, modelId));
}
