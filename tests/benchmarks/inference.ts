/**
 * Risk curves against scikit-learn's individual partial dependence: every patient of Pima, every feature, 100 grid points, one
 * network of 100 units. Ours has nine levels and solves for the root at every point, scikit-learn's has one output. In plain
 * TypeScript and in WebAssembly. Then the what-if: one changed value, all curves, 100 members. All in turn, on one thread each; prints a
 * table, and JSON with --json. The what-if in a browser is in `what-if-in-chromium.ts`.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npx tsx tests/benchmarks/inference.ts [--json] [--python /usr/bin/python3]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { quantileOfSorted, sortedCopy } from '@/models/math/quantile';
import type { CohortData } from '@/models/features';
import { applyToPatient } from '@/models/preprocessing/apply';
import { bundleInference } from '../../scripts/bundle-inference.mjs';
import { importBundled } from './import-bundled';
import type * as Core from './inference-core';
import { readBenchmarkCohort, trainBenchmarkModel } from './inference-model';

const ROUNDS = 25;
const GRID_POINTS = 100;

interface Times {
  readonly wall: number;
  readonly cpu: number;
}

type Both = Record<'plain' | 'kernel', Times[]>;

/** Milliseconds of one call. */
function time(work: () => unknown): Times {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 };
}

function startPeer(python: string) {
  const script = path.join(import.meta.dirname, 'inference-peer.py');
  const threads = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  // settings for another library's sake that would slow scikit-learn's down
  const env = { ...process.env, ...threads, OPENBLAS_CORETYPE: undefined, OPENBLAS_L2_SIZE: undefined };
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
  const { createWhatIf, individualCurves } = await importBundled<typeof Core>('inference-core');
  await bundleInference();
  const kernel = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, '../../dist/inference.wasm')));
  const whatIf = { plain: createWhatIf(model, rows[0]!), kernel: createWhatIf(model, rows[0]!, { kernel }) };
  const curves: Both = { plain: [], kernel: [] };
  const theirs: Times[] = [];
  const changes: Both = { plain: [], kernel: [] };
  for (let round = 0; round < ROUNDS; round++) {
    curves.plain.push(time(() => individualCurves(model, 0, table, grids)));
    curves.kernel.push(time(() => individualCurves(model, 0, table, grids, kernel)));
    const answer = await peer.ask<Times>('again');
    if (answer) theirs.push(answer);
    for (let change = 0; change < 5; change++) {
      const value = rows[1 + round * 5 + change]![change]!;
      changes.plain.push(time(() => whatIf.plain.change(change, value)));
      changes.kernel.push(time(() => whatIf.kernel.change(change, value)));
    }
  }
  peer.end();

  const result = {
    machine: { cpu: os.cpus()[0]!.model, cores: os.cpus().length, load: os.loadavg()[0]!, node: process.version },
    points: table.nRows * table.columns.length * GRID_POINTS,
    riskcurve: { plain: summaryOf(curves.plain), kernel: summaryOf(curves.kernel) },
    peer: about && { name: `scikit-learn ${about.version}`, points: about.points, ...summaryOf(theirs) },
    whatIf: {
      members: model.members.length,
      features: table.columns.length,
      plain: summaryOf(changes.plain),
      kernel: summaryOf(changes.kernel),
    },
  };
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(result)}\n` : tableOf(result));
}

interface Row {
  readonly wall: { readonly median: number; readonly least: number };
  readonly cpu: { readonly median: number; readonly least: number };
}

interface Rows {
  readonly plain: Row;
  readonly kernel: Row;
}

function tableOf(result: { riskcurve: Rows; peer: (Row & { name: string }) | null; whatIf: Rows }): string {
  const line = (name: string, cells: readonly string[]): string => `| ${[name, ...cells].join(' | ')} |`;
  const times = (name: string, { wall, cpu }: Row): string =>
    line(
      name,
      [wall.median, wall.least, cpu.median, cpu.least].map((cell) => cell.toFixed(1)),
    );
  const { riskcurve, peer, whatIf } = result;
  const compared = peer
    ? [
        times(`${peer.name}, individual partial dependence`, peer),
        line('times as fast, plain', ratio(peer, riskcurve.plain)),
        line('times as fast, WebAssembly', ratio(peer, riskcurve.kernel)),
      ]
    : [line('scikit-learn is not installed', ['', '', '', ''])];
  return [
    '| milliseconds | median wall | least wall | median processor | least processor |',
    '|---|---|---|---|---|',
    times('risk curves of a cohort, one member, plain', riskcurve.plain),
    times('the same in WebAssembly', riskcurve.kernel),
    ...compared,
    times('what-if: one change, all curves, all members, plain', whatIf.plain),
    times('the same in WebAssembly', whatIf.kernel),
    '',
  ].join('\n');
}

function ratio(slower: Row, faster: Row): string[] {
  const pairs = [
    [slower.wall.median, faster.wall.median],
    [slower.wall.least, faster.wall.least],
    [slower.cpu.median, faster.cpu.median],
    [slower.cpu.least, faster.cpu.least],
  ] as const;
  return pairs.map(([a, b]) => (a / b).toFixed(2));
}

await main();
