/** What is kept for the record: the audit trail, the exported reports, the folder of files. */
import { bigserial, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';
import { patients } from './cohorts';
import { models } from './models';
import { users } from './people';

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
