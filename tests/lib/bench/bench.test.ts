/** The whole command without any Python peer, and how its report reads. */
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { BenchReport } from '@/lib/bench/report';
import { runBench } from '@/lib/bench/run-bench';
import { renderReport } from '@/lib/bench/table';
import { bundleOnce, documentOf, riskcurve, riskcurveHere } from '../cli/cli-process';

const home = path.join(os.tmpdir(), `riskcurve-bench-${process.pid}`);

beforeAll(bundleOnce);

it('measures the product alone where no peer is installed, and says so', async () => {
  const args = ['bench', '--only', 'what-if,curves', '--rounds', '1', '--python', '/nowhere/python3', '--json'];
  const result = await riskcurve(home, args);
  expect(result.status).toBe(0);
  const report = documentOf<BenchReport>(result);
  expect(report.sections.map(({ key }) => key)).toEqual(['curves', 'what-if']); // in the order of the report
  const [curves, whatIf] = report.sections;
  const missing = 'not installed (/nowhere/python3)';
  expect(curves!.entries.at(-1)).toMatchObject({ id: 'curves', times: null, reason: missing });
  expect(curves!.comparisons[0]).toMatchObject({ ratio: null, reason: missing, met: null });
  for (const { times } of [curves!.entries[0]!, whatIf!.entries[0]!]) {
    expect(times!.rounds).toBe(1);
    expect(times!.wall.median).toBeGreaterThan(0);
    expect(times!.cpu!.median).toBeGreaterThan(0);
  }
  expect(report).toMatchObject({ peers: [], rounds: 1, cohort: { patients: 600, features: 8 } });
  expect(report.machine).toMatchObject({ cores: os.availableParallelism(), node: process.versions.node });
});

it.each([
  [['--only', 'trainings'], /--only: must be some of training, threads, cold-start, curves, what-if, run/],
  [['--rounds', '0'], /--rounds: must be from 1 to 1000/],
])('refuses %j', async (args, message) => {
  const { status, stderr } = await riskcurveHere(home, ['bench', ...args]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

it('ends in one sentence where it is interrupted', async () => {
  const interruption = new AbortController();
  const running = runBench({
    ...{ only: ['what-if'], rounds: 3, pythons: [], slow: false, dataFolder: null },
    progress: (line) => line.includes('round 2') && interruption.abort(),
    signal: interruption.signal,
  });
  await expect(running).rejects.toThrow(/^interrupted: nothing is reported$/);
});

const times = (wall: number, cpu: number | null) => {
  return { wall: { median: wall, least: wall / 2 }, cpu: cpu === null ? null : { median: cpu, least: cpu }, rounds: 7 };
};

const report: BenchReport = {
  machine: {
    ...{ cpu: 'Example 9000', cores: 4, memoryGiB: 16, platform: 'Linux 6 x64', node: '20.20.2' },
    load: { before: 0.1, after: 1.2 },
  },
  cohort: { name: 'Example', patients: 768, features: 8 },
  peers: [
    {
      name: 'PyTorch',
      version: '1.13',
      blas: [
        { library: 'openblas', version: '0.3', kernel: 'Zen' },
        { library: 'openmp', version: null, kernel: null },
      ],
    },
  ],
  rounds: 7,
  sections: [
    {
      ...{ key: 'training', title: 'Training', workload: 'some work', unit: 'ms per model' },
      entries: [
        { id: 'fused', name: 'Ours', times: times(8.123, 8), reason: null, facts: {} },
        { id: 'eager', name: 'PyTorch', times: times(244.4, null), reason: null, facts: {} },
        { id: 'sklearn', name: 'scikit-learn', times: null, reason: 'not installed', facts: {} },
      ],
      comparisons: [
        { faster: 'Ours', slower: 'PyTorch', ratio: { wall: 30.09, cpu: 29.5 }, reason: null, atLeast: 26, met: true },
        { faster: 'Ours', slower: 'scikit-learn', ratio: null, reason: 'not installed', atLeast: 8.5, met: null },
      ],
      goals: [{ id: 'fused', name: 'Ours', below: 6, met: false }],
    },
  ],
};

it('reads as Markdown', () => {
  expect(renderReport(report))
    .toBe(`Machine: Example 9000, 4 cores, 16 GiB, Linux 6 x64, Node 20.20.2; load 0.1 before, 1.2 after

Peers: PyTorch 1.13 on openblas 0.3 Zen

Cohort: Example, 768 patients, 8 features; medians of 7 interleaved rounds, or as many as stated

### Training

Some work.

| ms per model | median wall | least wall | median processor | rounds |
|---|---|---|---|---|
| Ours | 8.12 | 4.06 | 8.00 | 7 |
| PyTorch | 244 | 122 | – | 7 |
| scikit-learn | not installed | | | |

- Ours is 30.1 times as fast as PyTorch (by processor time 29.5); at least 26 is wanted: reached
- Ours is not compared with scikit-learn: not installed
- Ours: below 6 ms per model is wanted: missed`);
});

it('warns where the machine was busy before it began', () => {
  const busy = { ...report, machine: { ...report.machine, load: { before: 2.1, after: 3 } } };
  expect(renderReport(busy)).toMatch('The machine was busy');
  expect(renderReport(report)).not.toMatch('busy');
});
