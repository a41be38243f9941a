/** Cohorts, their features and their patients. */
import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Feature, Outcome } from '../../models/features';
import { createdAt, id } from './columns';
import { users } from './people';

export const cohorts = pgTable('cohorts', {
  id: id(),
  name: text('name').notNull().unique(),
  outcome: jsonb('outcome').$type<Outcome>().notNull(),
  nPatients: integer('n_patients').notNull(),
  nEvents: integer('n_events').notNull(),
  /** File name as given, for the record. */
  sourceName: text('source_name').notNull(),
  sourceSha256: text('source_sha256').notNull(),
  dataHash: text('data_hash').notNull(),
  /** Set for the embedded demo cohort: what it was simulated from; every page says so. */
  simulatedFrom: text('simulated_from'),
  /** Columns left out at import and why. */
  leftOut: jsonb('left_out').$type<{ name: string; reason: string }[]>().notNull().default([]),
  createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
  createdAt: createdAt(),
});

export const features = pgTable(
  'features',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    definition: jsonb('definition').$type<Feature>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cohortId, table.position] })],
);

export const patients = pgTable(
  'patients',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    /** 0-based row of the file. */
    rowIndex: integer('row_index').notNull(),
    /** What a person reads, such as P-0001. */
    label: text('label').notNull(),
    /** In the order of the features: a number, the index of a level, or null where missing. */
    values: jsonb('values').$type<(number | null)[]>().notNull(),
    outcome: boolean('outcome').notNull(),
    /** Known only in a simulated cohort. */
    trueRisk: doublePrecision('true_risk'),
  },
  (table) => [uniqueIndex('patients_row_unique').on(table.cohortId, table.rowIndex)],
);
