/** Models, how good they are, and when clinicians saw them. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { Evaluation } from '../../models/trainer/protocol';
import { createdAt, id } from './columns';
import { cohorts } from './cohorts';
import { users } from './people';
import { runs } from './runs';

export const models = pgTable(
  'models',
  {
    id: id(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** sha256 of the model file: the version that every page and report names. */
    version: text('version').notNull(),
    seconds: doublePrecision('seconds').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
    /** Risk at or above which a patient counts as positive, chosen at publication. */
    threshold: doublePrecision('threshold').notNull().default(0.5),
    /** The model whose networks these are too, its risks recalibrated; null for what a run yields. */
    recalibratedFrom: uuid('recalibrated_from').references((): AnyPgColumn => models.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('models_run_unique')
      .on(table.runId)
      .where(sql`${table.recalibratedFrom} is null`),
    uniqueIndex('models_recalibrated_from_unique').on(table.recalibratedFrom),
  ],
);

export const evaluations = pgTable('evaluations', {
  modelId: uuid('model_id')
    .primaryKey()
    .references(() => models.id, { onDelete: 'cascade' }),
  evaluation: jsonb('evaluation').$type<Evaluation>().notNull(),
  createdAt: createdAt(),
});

/** How the threshold of a publication was chosen: by what a missed case costs in false alarms, by net benefit, or by hand. */
export interface ThresholdBasis {
  readonly kind: 'costRatio' | 'netBenefit' | 'manual';
  /** False alarms that one missed case is worth, above 0; with `costRatio` alone. */
  readonly costRatio?: number;
}

/** Each time that clinicians were shown a model, from when to when: written once, and once more at its end. */
export const publications = pgTable(
  'publications',
  {
    id: id(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => models.id, { onDelete: 'cascade' }),
    threshold: doublePrecision('threshold').notNull(),
    thresholdBasis: jsonb('threshold_basis').$type<ThresholdBasis>().notNull(),
    /** For whom, when and for what decision, in the words of who published it. */
    intendedUse: text('intended_use').notNull(),
    /** The publication whose place it took. */
    replaces: uuid('replaces').references((): AnyPgColumn => publications.id, { onDelete: 'set null' }),
    /** Whether an earlier version came back with it. */
    rollback: boolean('rollback').notNull().default(false),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    /** The person's name at that time: it stays when the account goes. */
    publishedByName: text('published_by_name').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
    /** Null while clinicians see it. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endReason: text('end_reason').$type<'unpublished' | 'replaced' | 'rolledBack' | 'retired'>(),
    endedByName: text('ended_by_name'),
  },
  (table) => [
    index('publications_by_model').on(table.modelId, table.publishedAt),
    uniqueIndex('publications_current_unique')
      .on(table.modelId)
      .where(sql`${table.endedAt} is null`),
  ],
);
