/** Runs, their shards, and the workers that take them. */
import {
  doublePrecision,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EngineRecord, RunEngine } from '../../models/model';
import type { EpochProgress } from '../../models/engines/types';
import type { TrainingConfig } from '../../models/training/config';
import { createdAt, id } from './columns';
import { cohorts } from './cohorts';
import { users } from './people';

export const runState = pgEnum('run_state', ['queued', 'running', 'assembling', 'finished', 'cancelled', 'crashed']);
export const shardState = pgEnum('shard_state', ['queued', 'running', 'finished', 'cancelled', 'crashed']);

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
