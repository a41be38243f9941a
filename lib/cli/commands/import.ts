import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { existsSync } from 'node:fs';
import { RiskcurveError } from '@/lib/errors';
import { knownCohorts, type KnownCohort } from '@/lib/cohort/catalogue';
import { saySampleSize } from '@/lib/cohort/cohort-sample-size';
import type { OutcomeInput } from '@/lib/cohort/outcome';
import { sayWarning } from '@/lib/cohort/polarity/polarity-warning';
import { getPresentFile } from '@/lib/cohort/present-cohorts';
import { mergeCorrections, parseCorrections, type Corrections } from '@/lib/cohort/corrections';
import { importCohort } from '@/lib/services/import-cohort';
import { applicationCommand } from '../define-command';
import { listOption } from '../option-values';

const textOption = z.string().trim().min(1, 'must not be empty').optional();

const shape = z.object({
  file: z.string(),
  name: textOption,
  outcome: textOption,
  positive: listOption.optional(),
  positiveMeans: textOption,
  negativeMeans: textOption,
  missingZero: listOption.optional(),
  schema: z.string().optional(),
});

/** What must be said of a file that is not known. */
const demands = {
  name: 'give the cohort a name',
  outcome: 'say which column is the outcome',
  positive: 'say which value of the outcome is positive',
  positiveMeans: 'say in words what positive means, such as "have diabetes within 5 years"',
} as const;

const options = shape.superRefine((given, context) => {
  if (knownByName(given.file) !== null) return;
  for (const [key, message] of Object.entries(demands)) {
    if (given[key as keyof typeof demands] === undefined) context.addIssue({ code: 'custom', path: [key], message });
  }
});

export const importCommand = applicationCommand({
  name: 'import',
  where: 'application',
  summary: 'Import a CSV file (comma, semicolon or tab) as a cohort.',
  arguments: [
    {
      name: 'file',
      description:
        'CSV file with a header line and one row per patient, or the name of a known cohort (riskcurve data list)',
    },
  ],
  flags: [
    { flags: '--name <name>', description: 'name of the cohort (required unless the cohort is known)' },
    { flags: '--outcome <column>', description: 'column that holds the outcome (required unless the cohort is known)' },
    {
      flags: '--positive <values>',
      description: 'values that are positive, cut by commas (required unless the cohort is known)',
    },
    {
      flags: '--positive-means <text>',
      description: 'what positive means, "have diabetes within 5 years" (required unless the cohort is known)',
    },
    { flags: '--negative-means <text>', description: 'what negative means; the opposite where not given' },
    { flags: '--missing-zero <columns>', description: 'columns in which zero means "not measured", cut by commas' },
    {
      flags: '--schema <file>',
      description: 'JSON file: {"columns": {"NAME": {"kind", "label", "unit", "validRange", ...}}}',
    },
  ],
  fileOptions: ['file', 'schema'],
  options,
  async run({ app, actor, notice }, given) {
    const known = knownByName(given.file);
    const source = known === null ? given.file : await getPresentFile(known, app.environment.dataFolder);
    const { cohort, notices, polarity, sampleSize } = await importCohort(app, {
      source,
      fileName: path.basename(source),
      name: given.name ?? known!.title,
      outcome: outcomeOf(given, known),
      corrections: mergeCorrections(
        given.schema === undefined ? { columns: {} } : await readSchema(given.schema),
        zerosMissing(given.missingZero ?? []),
      ),
      actor,
    });
    if (polarity !== null) notice(sayWarning(polarity));
    const { id, name, nPatients, nEvents, dataHash, outcome, leftOut } = cohort;
    const counts = { cohort: name, id, patients: nPatients, events: nEvents, dataHash };
    return { ...counts, outcome, leftOut, notices, polarity, sampleSize };
  },
  render: (result) =>
    [
      `Imported "${result.cohort}": ${result.patients} patients, ${result.events} who ${result.outcome.positiveMeans}.`,
      ...result.leftOut.map(({ name, reason }) => `Left out ${name}: ${reason}.`),
      ...result.notices.map((notice) => `Note: ${notice}.`),
      ...(result.sampleSize === null ? [] : [saySampleSize(result.sampleSize)]),
    ].join('\n'),
});

/** A known cohort by its name, where no file of that name is meant. */
function knownByName(file: string): KnownCohort | null {
  const found = knownCohorts.find(({ key }) => key === path.basename(file));
  return found === undefined || existsSync(file) ? null : found;
}

/** What was said of the outcome; what was not is the catalogue's. */
function outcomeOf(given: z.output<typeof shape>, known: KnownCohort | null): OutcomeInput {
  const catalogue = known?.outcome;
  return {
    name: given.outcome ?? catalogue!.name,
    positiveValues: given.positive ?? [...catalogue!.positiveValues],
    positiveMeans: given.positiveMeans ?? catalogue!.positiveMeans,
    negativeMeans: given.negativeMeans ?? (given.positiveMeans === undefined ? catalogue!.negativeMeans : undefined),
  };
}

function zerosMissing(names: readonly string[]): Corrections {
  return { columns: Object.fromEntries(names.map((name) => [name, { kind: 'numeric', zeroMeansMissing: true }])) };
}

async function readSchema(file: string): Promise<Corrections> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new RiskcurveError('not-found', `schema file ${file} cannot be read; check the path`, { cause: error });
  }
  try {
    return parseCorrections(JSON.parse(text));
  } catch (error) {
    if (error instanceof RiskcurveError) throw error;
    throw new RiskcurveError('bad-input', `schema file ${file} is not valid JSON; see riskcurve import --help`, {
      cause: error,
    });
  }
}
