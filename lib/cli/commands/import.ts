import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import { mergeCorrections, parseCorrections, type Corrections } from '@/lib/cohort/corrections';
import { importCohort } from '@/lib/services/import-cohort';
import { applicationCommand } from '../define-command';
import { listOption, requiredText } from '../option-values';

const options = z.object({
  file: z.string(),
  name: requiredText('give the cohort a name'),
  outcome: requiredText('say which column is the outcome'),
  positive: z.string({ error: 'say which value of the outcome is positive' }).pipe(listOption),
  positiveMeans: requiredText('say in words what positive means, such as "have diabetes within 5 years"'),
  negativeMeans: z.string().trim().min(1, 'must not be empty').optional(),
  missingZero: listOption.optional(),
  schema: z.string().optional(),
});

export const importCommand = applicationCommand({
  name: 'import',
  where: 'application',
  summary: 'Import a CSV file (comma, semicolon or tab) as a cohort.',
  arguments: [{ name: 'file', description: 'CSV file with a header line and one row per patient' }],
  flags: [
    { flags: '--name <name>', description: 'name of the cohort (required)' },
    { flags: '--outcome <column>', description: 'column that holds the outcome (required)' },
    { flags: '--positive <values>', description: 'values that are positive, cut by commas (required)' },
    { flags: '--positive-means <text>', description: 'what positive means, "have diabetes within 5 years" (required)' },
    { flags: '--negative-means <text>', description: 'what negative means; the opposite where not given' },
    { flags: '--missing-zero <columns>', description: 'columns in which zero means "not measured", cut by commas' },
    {
      flags: '--schema <file>',
      description: 'JSON file: {"columns": {"NAME": {"kind", "label", "unit", "validRange", ...}}}',
    },
  ],
  fileOptions: ['file', 'schema'],
  options,
  async run({ app, actor }, given) {
    const { cohort, notices } = await importCohort(app, {
      source: given.file,
      fileName: path.basename(given.file),
      name: given.name,
      outcome: {
        name: given.outcome,
        positiveValues: given.positive,
        positiveMeans: given.positiveMeans,
        negativeMeans: given.negativeMeans,
      },
      corrections: mergeCorrections(
        given.schema === undefined ? { columns: {} } : await readSchema(given.schema),
        zerosMissing(given.missingZero ?? []),
      ),
      actor,
    });
    const { id, name, nPatients, nEvents, dataHash, outcome, leftOut } = cohort;
    return { cohort: name, id, patients: nPatients, events: nEvents, dataHash, outcome, leftOut, notices };
  },
  render: (result) =>
    [
      `Imported "${result.cohort}": ${result.patients} patients, ${result.events} who ${result.outcome.positiveMeans}.`,
      ...result.leftOut.map(({ name, reason }) => `Left out ${name}: ${reason}.`),
      ...result.notices.map((notice) => `Note: ${notice}.`),
    ].join('\n'),
});

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
