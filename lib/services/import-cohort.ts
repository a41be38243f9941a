import { findCohortByName, type Cohort } from '@/db/queries/cohorts';
import type { Actor, Application } from '../application';
import { buildCohort } from '../cohort/build-cohort';
import { knownCorrections, knownNotices, matchKnownCohort } from '../cohort/catalogue';
import { mergeCorrections, noCorrections, parseCorrections } from '../cohort/corrections';
import { inferSchema } from '../cohort/infer-schema';
import { checkCohortName } from '../cohort/name';
import { parseOutcome, type OutcomeInput } from '../cohort/outcome';
import { cohortSampleSize, countedFeatures, type CohortSampleSize } from '../cohort/cohort-sample-size';
import { judgePolarity } from '../cohort/polarity/judge-polarity';
import { polarityWarning, type PolarityWarning } from '../cohort/polarity/polarity-warning';
import { readRecentTable } from '../cohort/recent-tables';
import { findRepeats } from '../cohort/repeated-rows';
import type { CohortSource } from '../cohort/source';
import { nameTaken, storeCohort } from './store-cohort';

export interface ImportCohortOptions {
  readonly source: CohortSource;
  readonly fileName: string;
  readonly name: string;
  readonly outcome: OutcomeInput;
  /** What the analyst says of the columns (`lib/cohort/corrections.ts`); checked here. */
  readonly corrections?: unknown;
  readonly actor: Actor;
}

export interface ImportedCohort {
  readonly cohort: Cohort;
  /** Sentences to show beside the success: a known caution, patients who are there twice. */
  readonly notices: readonly string[];
  /** The outcome that looks the wrong way round; `null` where it does not. */
  readonly polarity: PolarityWarning | null;
  readonly sampleSize: CohortSampleSize | null;
}

/**
 * Imports a CSV as a cohort, in one transaction.
 *
 * @throws RiskcurveError in one sentence naming line, column and mend; nothing is stored then
 */
export async function importCohort(app: Application, options: ImportCohortOptions): Promise<ImportedCohort> {
  const name = checkCohortName(options.name);
  const outcome = parseOutcome(options.outcome);
  const corrections = parseCorrections(options.corrections ?? noCorrections);
  if ((await findCohortByName(app.database, name)) !== null) throw nameTaken(name);

  const raw = await readRecentTable(options.source);
  const header = raw.columns.map((column) => column.name);
  const known = matchKnownCohort(header, raw.sha256);
  const schema = inferSchema(raw, mergeCorrections(knownCorrections(known), corrections), outcome.name);
  const built = buildCohort(raw, schema, outcome);
  const origin = { sourceName: options.fileName, sourceSha256: raw.sha256 };
  const cohort = await storeCohort(app, { name, built, origin, actor: options.actor });
  return {
    cohort,
    notices: [...knownNotices(known), ...findRepeats(raw, schema)],
    polarity: polarityWarning(judgePolarity(raw, outcome), outcome),
    sampleSize: cohortSampleSize(countedFeatures(built.data.table.features), cohort.nPatients, cohort.nEvents),
  };
}
