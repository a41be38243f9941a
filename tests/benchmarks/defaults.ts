/**
 * The default configuration against logistic regression and scikit-learn's networks, out of fold on the same splits, on the cohorts of
 * `defaults/cohorts.ts`. Prints the tables of docs/defaults.md, or with --json all numbers. Needs Python with scikit-learn.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npm run bench:defaults -- [--seeds 1,2,3] [--only choose|confirm|paper] [--json]
 *         [--peers <what an earlier run with the same seeds printed with --json>: the peers' scores do not depend on our settings]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CohortData } from '@/models/features';
import { defaultConfig } from '@/models/training/defaults';
import { benchmarkCohorts, type BenchmarkCohort } from './defaults/cohorts';
import { differenceOf, runOwn, type OwnRun } from './defaults/own-scores';
import { peerNames, scorePeers, type PeerName } from './defaults/peer-scores';
import { meanScores, seedSpread, type Scores } from './defaults/scores';
import { isCalibrated, ownNames, scoreTable, summaryTable, wins, type CohortResult } from './defaults/table';

/** Of the peers alone: ours has its twenty, of which every patient's risk is the mean. */
const PEER_REPEATS = 3;

type OwnName = (typeof ownNames)[number];

type PeerScores = CohortResult['peers'];

async function measure(
  entry: BenchmarkCohort,
  folder: string,
  seeds: readonly number[],
  knownPeers: PeerScores | undefined,
): Promise<CohortResult> {
  const cohort = await entry.read(folder);
  const own: Record<OwnName, OwnRun[]> = { sbqc: [], bce: [], logistic: [] };
  for (const seed of seeds) {
    for (const loss of ownNames) own[loss].push(await runOwn(cohort, defaultConfig(loss, { seed })));
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const of = (runs: readonly OwnRun[]): Scores => meanScores(runs.map(({ scores }) => scores));
  const { name, purpose, isOfThePaper } = entry;
  return {
    ...{ name, purpose, isOfThePaper, nRows: cohort.table.nRows },
    nEvents: cohort.labels.reduce((sum, label) => sum + label, 0),
    own: { sbqc: of(own.sbqc), bce: of(own.bce), logistic: of(own.logistic) },
    levelMean: meanScores(own.sbqc.map(({ levelMean }) => levelMean!)),
    peers: knownPeers ?? (await measurePeers(cohort, seeds)),
    seedSpread: seedSpread(own.sbqc.map(({ scores }) => scores)),
    crossingRate: mean(own.sbqc.map(({ crossingRate }) => crossingRate!)),
    seconds: mean(own.sbqc.map(({ seconds }) => seconds)),
    lessLogistic: differenceOf(own.sbqc[0]!, own.logistic[0]!, cohort.labels, seeds[0]!),
  };
}

async function measurePeers(cohort: CohortData, seeds: readonly number[]): Promise<PeerScores> {
  const peers: Record<PeerName, Scores[]> = { logistic: [], mlp: [], mlp50: [] };
  for (const seed of seeds) {
    const scores = await scorePeers(cohort, defaultConfig('sbqc', { seed, repeats: PEER_REPEATS }));
    for (const name of peerNames) peers[name].push(scores[name]);
  }
  return { logistic: meanScores(peers.logistic), mlp: meanScores(peers.mlp), mlp50: meanScores(peers.mlp50) };
}

const groups: readonly [string, (result: CohortResult) => boolean][] = [
  ["the paper's eight", ({ isOfThePaper }) => isOfThePaper],
  ['others, to choose on', ({ isOfThePaper, purpose }) => !isOfThePaper && purpose === 'choose'],
  ['others, to confirm', ({ isOfThePaper, purpose }) => !isOfThePaper && purpose === 'confirm'],
];

function render(results: readonly CohortResult[]): string {
  return groups
    .map(([title, isIn]) => [title, results.filter(isIn)] as const)
    .filter(([, ofGroup]) => ofGroup.length > 0)
    .map(([title, ofGroup]) => {
      const count = (holds: (result: CohortResult) => boolean): string =>
        `${ofGroup.filter(holds).length} of ${ofGroup.length}`;
      const said =
        `Brier score and log loss at most those of logistic regression on ${count((result) => wins(result, ['logistic']))}, of both ` +
        `networks on ${count((result) => wins(result, ['mlp', 'mlp50']))}, of all three on ${count((result) => wins(result))}; slope ` +
        `within 0.9 to 1.1 on ${count(isCalibrated)}.`;
      const tables = [
        ['Log loss', scoreTable(ofGroup, 'logLoss')],
        ['Brier score', scoreTable(ofGroup, 'brierScore')],
        ['Calibration slope', scoreTable(ofGroup, 'slope')],
        ['Summary', summaryTable(ofGroup)],
      ].map(([name, table]) => `**${name}**\n\n${table}`);
      return [`## ${title}`, said, ...tables].join('\n\n');
    })
    .join('\n\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1,2,3' },
      only: { type: 'string' },
      json: { type: 'boolean' },
      peers: { type: 'string' },
    },
  });
  const earlier = values.peers ? (JSON.parse(readFileSync(values.peers, 'utf8')) as CohortResult[]) : [];
  const folder = process.env.RISKCURVE_DATA;
  if (!folder) throw new Error('RISKCURVE_DATA must name the folder of the public cohorts');
  const { only } = values;
  const chosen = benchmarkCohorts.filter(
    ({ purpose, isOfThePaper }) => only === undefined || only === purpose || (only === 'paper' && isOfThePaper),
  );
  const results: CohortResult[] = [];
  for (const entry of chosen) {
    const known = earlier.find(({ name }) => name === entry.name)?.peers;
    results.push(await measure(entry, folder, values.seeds.split(',').map(Number), known));
    process.stderr.write(`${entry.name} done\n`);
  }
  process.stdout.write(`${values.json ? JSON.stringify(results) : render(results)}\n`);
}

await main();
