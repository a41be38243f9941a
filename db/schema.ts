/** Every table. Names are plural snake_case in the database and the words of the house in code. */
import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Feature, Outcome } from '../models/features';
import type { Assessment, EngineRecord, RunEngine } from '../models/model';
import type { Evaluation } from '../models/trainer/protocol';
import type { EpochProgress } from '../models/engines/types';
import type { TrainingConfig } from '../models/training/config';

const id = () => uuid('id').primaryKey().defaultRandom();
const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();

export const userRole = pgEnum('user_role', ['clinician', 'analyst', 'administrator']);
export const runState = pgEnum('run_state', ['queued', 'running', 'assembling', 'finished', 'cancelled', 'crashed']);
export const shardState = pgEnum('shard_state', ['queued', 'running', 'finished', 'cancelled', 'crashed']);
export const patientPart = pgEnum('patient_part', ['outOfFold', 'holdout']);

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: userRole('role').notNull(),
    passwordHash: text('password_hash'),
    /** Raised to end every session of this person. */
    tokenVersion: integer('token_version').notNull().default(0),
    disabled: boolean('disabled').notNull().default(false),
    failedSignIns: integer('failed_sign_ins').notNull().default(0),
    lockedUntil: timestamp('locked_until', { withTimezone: true }),
    lastSignInAt: timestamp('last_sign_in_at', { withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('users_email_unique').on(sql`lower(${table.email})`)],
);

/** One-time links: the first administrator, an invitation, a forgotten password. Only the hash of the token is kept. */
export const signInLinks = pgTable('sign_in_links', {
  id: id(),
  tokenHash: text('token_hash').notNull().unique(),
  userId: uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
  createdAt: createdAt(),
});

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

export const runs = pgTable('runs', {
  id: id(),
  cohortId: uuid('cohort_id')
    .notNull()
    .references(() => cohorts.id, { onDelete: 'cascade' }),
  state: runState('state').notNull().default('queued'),
  config: jsonb('config').$type<TrainingConfig>().notNull(),
  /** Name for the model this run yields; null gives `<cohort name>-<loss>`. */
  modelName: text('model_name'),
  requestedEngine: text('requested_engine').$type<'auto' | 'fused' | 'tensor'>().notNull().default('auto'),
  engine: jsonb('engine').$type<RunEngine>(),
  /**
   * What all its shards must be trained with, fixed by the first that is finished: `engineKind` of `models/engines/engine-kind.ts`.
   * Results of another kind are thrown away.
   */
  engineKind: text('engine_kind'),
  /** One sentence: why the run crashed. */
  reason: text('reason'),
  /** How often a worker began to assemble the model, and when it last said that it lives. */
  assembleAttempts: integer('assemble_attempts').notNull().default(0),
  assembleHeartbeatAt: timestamp('assemble_heartbeat_at', { withTimezone: true }),
  /** As of a shard. */
  assembleClaimId: uuid('assemble_claim_id'),
  assembleWorkerId: uuid('assemble_worker_id'),
  assembleLosses: integer('assemble_losses').notNull().default(0),
  startedBy: uuid('started_by').references(() => users.id, { onDelete: 'set null' }),
  createdAt: createdAt(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});

export const shards = pgTable(
  'shards',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    memberIndices: jsonb('member_indices').$type<number[]>().notNull(),
    state: shardState('state').notNull().default('queued'),
    /** How often it was taken, less how often it was given back unharmed. */
    attempts: integer('attempts').notNull().default(0),
    /** How often it was lost with the worker that had it. */
    losses: integer('losses').notNull().default(0),
    /** New each time it is taken: whoever holds an older one changes nothing any more. */
    claimId: uuid('claim_id'),
    workerId: uuid('worker_id'),
    /** When it was taken last. */
    takenAt: timestamp('taken_at', { withTimezone: true }),
    /** Latest progress and the whole course so far, one entry an epoch. */
    history: jsonb('history').$type<EpochProgress[]>().notNull().default([]),
    /** sha256 of the file that holds the trained members. */
    resultFile: text('result_file'),
    seconds: doublePrecision('seconds'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);

/** Every process that takes shards, until it ends in order or has been silent for a day. */
export const workers = pgTable('workers', {
  /** New each time one starts. */
  id: uuid('id').primaryKey(),
  /** Name of its machine. */
  machine: text('machine').notNull(),
  processId: integer('process_id').notNull(),
  /** What it trained with last; null until it has trained. */
  engine: jsonb('engine').$type<EngineRecord>(),
  /** Kinds of engine that runs asked for and that it does not have, each with the reason in a sentence. */
  unable: jsonb('unable').$type<Record<string, string>>().notNull().default({}),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
});

export const models = pgTable('models', {
  id: id(),
  runId: uuid('run_id')
    .notNull()
    .references(() => runs.id, { onDelete: 'cascade' })
    .unique(),
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
  createdAt: createdAt(),
});

export const evaluations = pgTable('evaluations', {
  modelId: uuid('model_id')
    .primaryKey()
    .references(() => models.id, { onDelete: 'cascade' }),
  evaluation: jsonb('evaluation').$type<Evaluation>().notNull(),
  createdAt: createdAt(),
});

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

/** Who did what, append-only; each row carries the hash of the one before it. */
export const auditEvents = pgTable('audit_events', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  /** Null for the command line and the system itself. */
  userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
  actor: text('actor').notNull(),
  /** Such as `model.published`. */
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

/** Formats of a patient's report, and of a model card. */
type ExportFormat = 'pdf' | 'html' | 'json' | 'csv' | 'fhir' | `card-${'pdf' | 'html' | 'json' | 'markdown'}`;

export const reports = pgTable('reports', {
  id: id(),
  modelId: uuid('model_id')
    .notNull()
    .references(() => models.id, { onDelete: 'cascade' }),
  patientId: uuid('patient_id').references(() => patients.id, { onDelete: 'set null' }),
  format: text('format').$type<ExportFormat>().notNull(),
  /** sha256 of the content tree, equal in every format; printed in the report. */
  contentHash: text('content_hash').notNull(),
  createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
  createdAt: createdAt(),
});

/** The one folder of files that all processes on this database share: a single row. */
export const fileFolders = pgTable('file_folders', {
  /** Always 1. */
  position: integer('position').primaryKey(),
  /** What the file `folder-id` in that folder says. */
  folderId: uuid('folder_id').notNull(),
});
