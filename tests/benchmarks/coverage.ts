/**
 * How often the 90 % risk interval holds the true risk, in simulated cohorts where it is known, with the default settings. Prints the tables
 * of docs/interval-coverage.md and writes what the model card says. Every draw is a line of the results file, and a draw that is
 * there already is not made again: so it can be stopped, and shared out by --only, and by --first and --draws, the numbers of the first and
 * the last draw.
 *
 *     npm run bench:coverage -- [--first 1] [--draws 100] [--loss sbqc] [--only NAME] [--results FILE]
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FusedEngine } from '@/models/engines/fused/fused-engine';
import { loadFusedProgram } from '@/models/engines/fused/program';
import type { LossName } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';
import { measureDraw, sumUp, type Draw, type Measured } from './coverage-measure';
import { populations } from './coverage-populations';
import { coverageTables } from './coverage-tables';

const { values: options } = parseArgs({
  options: {
    first: { type: 'string', default: '1' },
    draws: { type: 'string', default: '100' },
    loss: { type: 'string', default: 'sbqc' },
    only: { type: 'string', default: '' },
    results: { type: 'string', default: 'coverage-results.jsonl' },
  },
});

const forCard = path.join(import.meta.dirname, '../../lib/report/model-card/interval-coverage.json');

interface Line {
  readonly loss: string;
  readonly population: string;
  readonly nPatients: number;
  readonly draw: number;
  readonly held: Draw;
}

/** A population and a size, with its intervals summed up over the draws. */
export interface Setting {
  readonly population: (typeof populations)[number];
  readonly nPatients: number;
  readonly nDraws: number;
  readonly measured: Readonly<Record<string, Measured>>;
}

function readLines(): Line[] {
  if (!existsSync(options.results)) return [];
  return readFileSync(options.results, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

const settings = populations.flatMap((population) => population.sizes.map((nPatients) => ({ population, nPatients })));

async function measureMissing(): Promise<void> {
  const lines = readLines();
  const engine = new FusedEngine(loadFusedProgram(), 1);
  const loss = options.loss as LossName;
  for (let draw = Number(options.first); draw <= Number(options.draws); draw++) {
    for (const { population, nPatients } of settings) {
      const isThere = lines.some(
        (line) =>
          line.loss === loss &&
          line.population === population.name &&
          line.nPatients === nPatients &&
          line.draw === draw,
      );
      if (isThere || !population.name.includes(options.only)) continue;
      const held = await measureDraw(population, nPatients, defaultConfig(loss), engine, draw);
      const line: Line = { loss, population: population.name, nPatients, draw, held };
      appendFileSync(options.results, `${JSON.stringify(line)}\n`);
    }
    process.stderr.write(`draw ${draw} of ${options.draws}\n`);
  }
  engine.dispose();
}

function sumUpSettings(): Setting[] {
  const lines = readLines().filter(({ loss }) => loss === options.loss);
  return settings.flatMap(({ population, nPatients }) => {
    const draws = lines.filter((line) => line.population === population.name && line.nPatients === nPatients);
    if (draws.length < 2) return [];
    const names = Object.keys(draws[0]!.held);
    const measured = Object.fromEntries(names.map((name) => [name, sumUp(draws.map(({ held }) => held[name]!))]));
    return [{ population, nPatients, nDraws: draws.length, measured }];
  });
}

/** What the card says: for each setting the coverage of patients of the cohort and of new ones. */
function writeForCard(found: readonly Setting[]): void {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  const content = {
    config: defaultConfig(options.loss as LossName),
    settings: found.map(({ population, nPatients, nDraws, measured }) => ({
      population: population.name,
      nPatients,
      nDraws,
      cohort: { share: rounded(measured.cohort!.share), error: rounded(measured.cohort!.error) },
      new: { share: rounded(measured.new!.share), error: rounded(measured.new!.error) },
    })),
  };
  writeFileSync(forCard, `${JSON.stringify(content, null, 2)}\n`);
}

await measureMissing();
const found = sumUpSettings();
process.stdout.write(coverageTables(found));
if (options.only === '' && options.loss === 'sbqc') writeForCard(found);
