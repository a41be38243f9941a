/**
 * Risk curves against scikit-learn's individual partial dependence: every patient of Pima, every feature, 100 grid points, one
 * network of 100 units. Ours has nine levels and solves for the root at every point, scikit-learn's has one output. Then the
 * what-if: one changed value, all curves, 100 members. Rounds of both in turn; prints a table, and JSON with --json.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npx tsx tests/benchmarks/inference.ts [--json] [--python /usr/bin/python3]
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { individualCurves } from '@/models/inference/individual-curves';
import { createWhatIf } from '@/models/inference/what-if';
import { quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import type { CohortData } from '@/models/features';
import { applyToPatient } from '@/models/preprocessing/apply';
import { readBenchmarkCohort, trainBenchmarkModel } from './inference-model';

const ROUNDS = 15;
const GRID_POINTS = 100;

interface Times {
  readonly wall: number;
  readonly cpu: number;
}

/** Milliseconds of one call. */
function time(work: () => unknown): Times {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 };
}

function startPeer(python: string) {
  const script = path.join(import.meta.dirname, 'inference-peer.py');
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child = spawn(python, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on('error', () => {}); // not installed: `ask` says so
  child.stdin.on('error', () => {});
  return {
    /** Sends a line, answers with the peer's next one; null where the peer is not there. */
    async ask<Answer>(line: string): Promise<Answer | null> {
      child.stdin.write(`${line}\n`);
      const answer = await lines.next();
      return answer.done === true ? null : (JSON.parse(answer.value) as Answer);
    },
    end: () => child.stdin.end(),
  };
}

/** Between the 5th and the 95th percentile, as scikit-learn takes it. */
function gridsOf({ table }: CohortData): number[][] {
  return table.columns.map((column) => {
    const sorted = sortedCopy(column.filter((value) => !Number.isNaN(value)));
    const [low, high] = [quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)];
    return Array.from({ length: GRID_POINTS }, (_, step) => low + ((high - low) * step) / (GRID_POINTS - 1));
  });
}

function summaryOf(times: readonly Times[]) {
  const of = (kind: keyof Times) => {
    const sorted = sortedCopy(times.map((entry) => entry[kind]));
    return { median: quantileOfSorted(sorted, 0.5), least: sorted[0]! };
  };
  return { wall: of('wall'), cpu: of('cpu') };
}

async function main(): Promise<void> {
  const folder = process.env.RISKCURVE_DATA;
  if (!folder) throw new Error('RISKCURVE_DATA must name the folder of the public cohorts');
  const pythonAt = process.argv.indexOf('--python');
  const cohort = await readBenchmarkCohort(folder, 'pima');
  const model = await trainBenchmarkModel(cohort);
  const { table, labels } = cohort;
  const rows = Array.from({ length: table.nRows }, (_, row) =>
    Float64Array.from(table.columns, (column) => column[row]!),
  );
  const peer = startPeer(pythonAt === -1 ? '/usr/bin/python3' : process.argv[pythonAt + 1]!);
  const x = rows.map((values) => Array.from(applyToPatient(model.members[0]!.preprocessing, values)));
  const about = await peer.ask<{ version: string; points: number }>(JSON.stringify({ x, y: Array.from(labels) }));

  const grids = gridsOf(cohort);
  const whatIf = createWhatIf(model, rows[0]!);
  const ours: Times[] = [];
  const theirs: Times[] = [];
  const changes: Times[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(time(() => individualCurves(model, 0, table, grids)));
    const answer = await peer.ask<Times>('again');
    if (answer) theirs.push(answer);
    for (let change = 0; change < 5; change++) {
      const values = rows[1 + round * 5 + change]!;
      changes.push(time(() => whatIf.change(change, values[change]!)));
    }
  }
  peer.end();

  const result = {
    machine: { cpu: os.cpus()[0]!.model, cores: os.cpus().length, load: os.loadavg()[0]!, node: process.version },
    points: table.nRows * table.columns.length * GRID_POINTS,
    riskcurve: summaryOf(ours),
    peer: about && { name: `scikit-learn ${about.version}`, points: about.points, ...summaryOf(theirs) },
    whatIf: { members: model.members.length, features: table.columns.length, ...summaryOf(changes) },
  };
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : tableOf(result));
}

interface Row {
  readonly wall: { readonly median: number; readonly least: number };
  readonly cpu: { readonly median: number; readonly least: number };
}

function tableOf(result: { riskcurve: Row; peer: (Row & { name: string }) | null; whatIf: Row }): string {
  const line = (name: string, { wall, cpu }: Row): string =>
    `| ${[name, wall.median, wall.least, cpu.median].map((cell) => (typeof cell === 'number' ? cell.toFixed(1) : cell)).join(' | ')} |`;
  const { riskcurve, peer, whatIf } = result;
  return [
    '| milliseconds | median wall | least wall | median processor |',
    '|---|---|---|---|',
    line('risk curves of a cohort, one member', riskcurve),
    ...(peer
      ? [line(`${peer.name}, individual partial dependence`, peer)]
      : ['| scikit-learn is not installed | | | |']),
    ...(peer ? [`| times as fast | ${ratio(peer, riskcurve).join(' | ')} |`] : []),
    line('what-if: one change, all curves, all members', whatIf),
    '',
  ].join('\n');
}

function ratio(slower: Row, faster: Row): string[] {
  const pairs = [
    [slower.wall.median, faster.wall.median],
    [slower.wall.least, faster.wall.least],
    [slower.cpu.median, faster.cpu.median],
  ] as const;
  return pairs.map(([a, b]) => (a / b).toFixed(2));
}

await main();
