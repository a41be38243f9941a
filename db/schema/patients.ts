/** What models say of patients, of the cohort and of those that a person typed in. */
import {
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Assessment } from '../../models/model';
import { createdAt, id } from './columns';
import { cohorts, patients } from './cohorts';
import { models } from './models';
import { users } from './people';

export const patientPart = pgEnum('patient_part', ['outOfFold', 'holdout']);

export const predictions = pgTable(
  'predictions',
  {
    modelId: uuid('model_id')
      .notNull()
      .references(() => models.id, { onDelete: 'cascade' }),
    patientId: uuid('patient_id')
      .notNull()
      .references(() => patients.id, { onDelete: 'cascade' }),
    part: patientPart('part').notNull(),
    /** The column that lists sort by; equals `assessment.risk`. */
    risk: doublePrecision('risk').notNull(),
    assessment: jsonb('assessment').$type<Assessment>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.patientId] }),
    index('predictions_by_risk').on(table.modelId, table.risk),
  ],
);

/** Patients that a person typed in: kept beside the cohort, never part of it. */
export const enteredPatients = pgTable('entered_patients', {
  id: id(),
  /** Whose features the values follow. */
  cohortId: uuid('cohort_id')
    .notNull()
    .references(() => cohorts.id, { onDelete: 'cascade' }),
  label: text('label').notNull(),
  /** In the order of the features: a number, the index of a level, or null where not measured. */
  values: jsonb('values').$type<(number | null)[]>().notNull(),
  enteredBy: uuid('entered_by').references(() => users.id, { onDelete: 'set null' }),
  /** The person's name at that time: it stays when the account goes. */
  enteredByName: text('entered_by_name').notNull(),
  createdAt: createdAt(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

/** What a model said of an entered patient and when: written once, never changed. The cohort's own are in `predictions`. */
export const assessments = pgTable(
  'assessments',
  {
    id: id(),
    enteredPatientId: uuid('entered_patient_id')
      .notNull()
      .references(() => enteredPatients.id, { onDelete: 'cascade' }),
    modelId: uuid('model_id')
      .notNull()
      .references(() => models.id, { onDelete: 'cascade' }),
    values: jsonb('values').$type<(number | null)[]>().notNull(),
    assessment: jsonb('assessment').$type<Assessment>().notNull(),
    /** The model's threshold at that time. */
    threshold: doublePrecision('threshold').notNull(),
    /** Whether clinicians saw the model at that time. */
    published: boolean('published').notNull(),
    /** A person saved the values, or the model was published while they lay there. */
    occasion: text('occasion').$type<'saved' | 'published'>().notNull(),
    assessedByName: text('assessed_by_name').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('assessments_by_patient').on(table.enteredPatientId, table.createdAt)],
);
