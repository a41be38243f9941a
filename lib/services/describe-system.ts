import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Application } from '../application';
import { projectRoot } from '../project-root';

export interface SystemDescription {
  readonly version: string;
  readonly nodeVersion: string;
  readonly databaseKind: Application['databaseKind'];
  /** What that database is good for, in one sentence. */
  readonly databaseMeaning: string;
}

const meanings: Readonly<Record<Application['databaseKind'], string>> = {
  embedded:
    'Embedded database: for evaluation and a single user. It survives a crash of the program, but a power cut can lose the last changes. ' +
    'For clinical use set DATABASE_URL to a PostgreSQL server.',
  postgres: 'PostgreSQL server: fit for several people and several machines. Backup is the server’s task.',
};

/** What runs here: versions, and which database with which consequence. */
export async function describeSystem(app: Application): Promise<SystemDescription> {
  const file = await readFile(path.join(projectRoot(), 'package.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string };
  return {
    version,
    nodeVersion: process.versions.node,
    databaseKind: app.databaseKind,
    databaseMeaning: meanings[app.databaseKind],
  };
}
