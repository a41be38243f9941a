/** The environment, read once and checked, so that a wrong setting is one sentence at the start and not a fault at night. */
import path from 'node:path';
import { z } from 'zod';
import { RiskcurveError } from './errors';
import { isKnownLocale, isKnownTimeZone } from './locale';

const schema = z.object({
  /** Folder of the embedded database, the model files and the secrets. */
  RISKCURVE_HOME: z.string().min(1).default('.riskcurve'),
  /** Folder that holds the public cohorts; `data` in RISKCURVE_HOME where it is not given. */
  RISKCURVE_DATA: z.string().min(1).optional(),
  /** PostgreSQL for clinical use; without it the embedded database is used. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  /** How numbers and dates are written. */
  RISKCURVE_LOCALE: z.string().refine(isKnownLocale, 'must be a language tag such as en-GB or de-CH').optional(),
  RISKCURVE_TIME_ZONE: z.string().refine(isKnownTimeZone, 'must be a time zone such as Europe/Zurich').optional(),
  /**
   * On PostgreSQL: a worker that has given no sign of life for so many seconds is taken for dead, and another takes over its shard.
   * The same for all servers and workers. Less finds a dead one sooner; more bears longer pauses of machine and network.
   */
  RISKCURVE_WORKER_SILENT_SECONDS: z.coerce.number().min(2).max(3600).default(30),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
});

export interface Environment {
  readonly home: string;
  /** Folder of the public cohorts; it need not exist. */
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly workerSilentSeconds: number;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly secret: string | null;
}

/** Reads the environment. Throws `bad-input` naming the variable and what it must be. An empty variable counts as absent. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new RiskcurveError('bad-input', `environment variable ${String(issue?.path[0])}: ${issue?.message}`);
  }
  const env = parsed.data;
  return {
    home: path.resolve(env.RISKCURVE_HOME),
    dataFolder: path.resolve(env.RISKCURVE_DATA ?? path.join(env.RISKCURVE_HOME, 'data')),
    databaseUrl: env.DATABASE_URL ?? null,
    workerSilentSeconds: env.RISKCURVE_WORKER_SILENT_SECONDS,
    port: env.PORT,
    publicUrl: env.NEXTAUTH_URL ?? null,
    secret: env.NEXTAUTH_SECRET ?? null,
  };
}
