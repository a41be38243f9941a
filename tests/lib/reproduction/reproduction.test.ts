/** Published values, the store, the formats; and the real cohorts end to end where they are at hand. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSets } from '@/lib/reproduction/data-sets';
import { whatThePublishedSay } from '@/lib/reproduction/departures';
import { notCovered } from '@/lib/reproduction/not-covered';
import { publishedTable3 } from '@/lib/reproduction/published';
import { renderReproduction } from '@/lib/reproduction/render/render';
import { reproduceConvergence } from '@/lib/reproduction/reproduce-convergence';
import { reproduceFigure } from '@/lib/reproduction/reproduce-figure';
import { reproduceTable } from '@/lib/reproduction/reproduce-table';
import { progressLine, type ReproductionRequest } from '@/lib/reproduction/request';
import { readReproductions, storeReproduction } from '@/lib/reproduction/store';
import { exportReproduction } from '@/lib/services/export-reproduction';
import { jaccardExcess } from '@/models/reproduction/coherence';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { riskcurveHere } from '../cli/cli-process';
import { convergence, figure, pairedTable, table } from './examples';

const folder = process.env.RISKCURVE_DATA ?? null;

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-reproduction-'));
  await bundleFused();
});
afterAll(() => rm(home, { recursive: true, force: true }));

const lines: string[] = [];
const request: ReproductionRequest = {
  ...{ dataFolder: folder, quick: true, seed: 1, engine: 'fused', signal: new AbortController().signal },
  progress: (progress) => void lines.push(progressLine(progress)),
};

describe('the published values', () => {
  it('are eight rows of four groups, each near J = F1/(2 - F1) but for Titanic', () => {
    const rows = Object.entries(publishedTable3);
    expect(rows).toHaveLength(8);
    for (const [key, { scores }] of rows) {
      const excesses = Object.values(scores).map(jaccardExcess);
      expect(excesses).toHaveLength(4);
      // a digit typed wrong would show here
      if (key !== 'titanic') for (const excess of excesses) expect(Math.abs(excess)).toBeLessThan(1.5e-4);
      else expect(Math.min(...excesses)).toBeLessThan(-0.01);
    }
  });

  it('say by themselves which groups are one confusion matrix', () => {
    const said = whatThePublishedSay().join('\n');
    for (const name of ['Heart Disease', 'WBC', 'Ionosphere'])
      expect(said).toMatch(new RegExp(`${name}: 4 of 4 groups .* \\(40`));
    expect(said).toMatch(/Sonar: 3 of 4 groups .* 83 rows/);
    expect(said).not.toMatch(/Haberman:/);
    expect(said).toMatch(/Titanic breaks J = F1/);
  });
});

describe('a reproduction as a file', () => {
  it('is Markdown that says what it is', () => {
    const text = renderReproduction(table, 'markdown');
    expect(text).toContain('A quick look: 2 runs instead of the published 20');
    expect(text).toMatch(/\| Heart, label as published \| 0\.500 ± 0\.100 \| 0\.655 \|.*\| 75\.0.% \| 82\.8.% \|/);
    expect(text).toContain('- One thing differs.');
    expect(text).toContain('- They do not fit.');
    expect(renderReproduction(figure, 'markdown')).toMatch(/\| The paper’s text \| 90.% \| – \|/);
  });

  it('is CSV with every number', () => {
    const rows = renderReproduction(table, 'csv').trim().split('\r\n');
    expect(rows).toHaveLength(1 + 4 * 2 * 4);
    expect(rows[1]).toBe('"Heart, label as published",sbqc,adam,fold,cohenKappa,0.5,0.1,0.6553,,');
    expect(renderReproduction(figure, 'csv').trim().split('\r\n')).toHaveLength(1 + 3 * 2);
  });

  it('has the differences between the losses, each with its interval', () => {
    const text = renderReproduction(pairedTable, 'markdown');
    expect(text).toContain('corrected resampled t intervals (Nadeau and Bengio 2003)');
    expect(text).toContain('**sBQC less BCE, LALR, left-out fold**');
    expect(text).toMatch(/\| Heart, label as published \| \+0\.020 \(−0\.010 to \+0\.050\) \|.*\| −0\.4 points \|/);
    expect(renderReproduction(table, 'markdown')).not.toContain('sBQC less BCE');
    const rows = renderReproduction(pairedTable, 'csv').trim().split('\r\n');
    expect(rows).toHaveLength(1 + 4 * 2 * 4 + 2 * 2 * 4);
    expect(rows).toContain('"Heart, label as published",sbqc-bce,adam,fold,f1,0.02,,,-0.01,0.05');
  });

  it('of the convergence says who came where how soon, and is no picture', () => {
    const text = renderReproduction(convergence, 'markdown');
    expect(text).toContain('- The paper says so.');
    expect(text).toMatch(/\| sBQC, Adam at 0\.03 \| 0\.03 \| 2 \(2 to 3\), 2 of 2 runs \| 1\.00.ms \|/);
    expect(text).toMatch(/\| sBQC, LALR \| 0\.112 to 0\.0812 \| 3 \(3 to –\), 1 of 2 runs \|/);
    expect(text).toMatch(/\| BCE, Adam at 0\.03 \| 0\.03 \| not by half, 0 of 2 runs \| – \|/);
    const rows = renderReproduction(convergence, 'csv').trim().split('\r\n');
    expect(rows).toHaveLength(1 + 10 * 2);
    expect(rows).toContain('WBC,bce,lalr-published,,1,,,0.0005');
    expect(() => renderReproduction(convergence, 'svg')).toThrow('for convergence: svg is for the figures');
  });

  it('is SVG for a figure and never for a table', () => {
    const svg = renderReproduction(figure, 'svg');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>\n$/s);
    expect(svg).toContain('Heart rate &lt;b&gt;');
    expect(svg.match(/class="level"/g)).toHaveLength(2);
    expect(() => renderReproduction(table, 'svg')).toThrow('svg is for the figures');
  });
});

describe('the store', () => {
  it('keeps every making, reads the newest, and names what is damaged', async () => {
    const own = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-store-'));
    expect(await readReproductions(own)).toEqual({ newest: {}, unreadable: [] });
    const newer = { ...table, createdAt: '2026-01-03T03:04:05.678Z' };
    await storeReproduction(own, newer);
    await storeReproduction(own, table);
    await storeReproduction(own, figure);
    expect((await readReproductions(own)).newest).toEqual({ table3: newer, figure3: figure });
    await writeFile(path.join(own, 'reproduction', 'table3-2027-01-01T00-00-00-000Z.json'), '{"schema":');
    await writeFile(path.join(own, 'reproduction', 'figure4-2027-01-01T00-00-00-000Z.json'), JSON.stringify(figure));
    const { newest, unreadable } = await readReproductions(own);
    expect(newest).toEqual({ table3: newer, figure3: figure });
    expect(unreadable).toEqual(['table3-2027-01-01T00-00-00-000Z.json', 'figure4-2027-01-01T00-00-00-000Z.json']);
    const app = { environment: { home: own } } as Parameters<typeof exportReproduction>[0];
    expect(await exportReproduction(app, { target: 'figure3', format: 'svg' })).toMatchObject({
      fileName: 'riskcurve-figure3-2026-01-02.svg',
      contentType: 'image/svg+xml; charset=utf-8',
    });
    await expect(exportReproduction(app, { target: 'figure4', format: 'csv' })).rejects.toThrow('riskcurve reproduce');
    await rm(own, { recursive: true });
  });
});

describe('riskcurve reproduce', () => {
  it.each(Object.entries(notCovered))('says in one sentence what is missing for %s', async (target, sentence) => {
    expect(await riskcurveHere(home, ['reproduce', target])).toEqual({
      ...{ status: 1, stdout: '', stderr: `riskcurve: ${sentence}\n` },
    });
  });

  it.each([
    [2, ['reproduce', 'table9'], /must be one of/],
    [2, ['reproduce', 'table3', '--format', 'svg'], /svg is for the figures/],
    [2, ['reproduce', 'figure3', '--json', '--format', 'csv'], /needs --out/],
    [
      1,
      ['reproduce', 'figure4'],
      /pima_diabetes.csv is not in .*riskcurve data fetch pima, or let RISKCURVE_DATA name the folder/,
    ],
  ])('ends with %i for %j', async (status, args, message) => {
    const result = await riskcurveHere(home, args);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
    expect(await readdir(home)).toEqual([]); // and leaves nothing behind
  });
});

describe('the convergence in words', () => {
  const [{ readings }] = convergence.rows as [(typeof convergence.rows)[number]];

  it('sets LALR against the paper’s rate and the best one', () => {
    expect(readings[0]).toBe(
      'sBQC to the accuracy of sBQC at 0.01 (87.5\u202f%): the constant 0.01 takes 4 epochs (2 of 2 runs), the best constant rate ' +
        '(0.03) 2 epochs (2 of 2 runs); LALR as published 2 epochs (2 of 2 runs), LALR with the true bound 3 epochs (1 of 2 runs). ' +
        'By the median LALR as published is 2.0 times as fast as the constant 0.01 and 1.0 times as fast as the best. ' +
        'Run by run it was sooner in 1, as soon in 0 and later in 1 of 2 runs than 0.01.',
    );
    expect(convergence.summary).toMatch(/^Of 1 data set, .* on 1 against the constant 0\.01 and on 0 against the best/);
  });

  it('sets sBQC against BCE, and counts a run that never came there as later', () => {
    expect(readings[2]).toMatch(
      /each at its best constant rate \(0\.03 and 0\.01\), sBQC takes 2 epochs .* and BCE 4 epochs .* sooner in 2, as soon in 0 and later in 0/,
    );
    expect(readings[3]).toMatch(
      /both by LALR as published, .* sooner in 1, as soon in 0 and later in 1 of 2 runs than BCE\.$/,
    );
  });
});

describe.skipIf(folder === null)('on the real cohorts', () => {
  it('the convergence runs end to end on one data set', async () => {
    const { rows, summary, quick } = await reproduceConvergence(request, ['haberman']);
    expect([rows.map(({ name }) => name), rows[0]!.rules.length, quick]).toEqual([['Haberman'], 16, true]);
    expect(rows[0]!.nHeldOut).toBeGreaterThan(0.35 * rows[0]!.nPatients);
    expect(summary).toMatch(/^Of 1 data set/);
    expect(lines.at(-1)).toMatch(/^convergence: 100 %, .*, Haberman by BCE, LALR as published$/);
  });

  it('table 3 runs end to end, beside the published values', async () => {
    const chosen = dataSets.filter(({ key }) => key === 'heart' || key === 'heart-corrected');
    const { rows, quick, runs } = await reproduceTable(request, chosen);
    expect([quick, runs, rows.length]).toEqual([true, 2, 2]);
    expect(rows.map(({ nPatients, nPositive }) => [nPatients, nPositive])).toEqual([
      [303, 165],
      [303, 138],
    ]);
    for (const { cells, paired } of rows) {
      for (const { optimizer, fold } of paired!) {
        const [own, other] = cells.filter((cell) => cell.optimizer === optimizer);
        expect(fold.f1.mean).toBeCloseTo(own!.ours.fold.f1.mean - other!.ours.fold.f1.mean, 12);
        expect(fold.f1.low).toBeLessThan(fold.f1.mean);
      }
      expect(cells.map(({ published }) => published)).toEqual(Object.values(publishedTable3.heart.scores));
      for (const { ours } of cells)
        for (const part of [ours.fold, ours.holdout]) {
          expect(part.accuracy.mean).toBeGreaterThan(0.7);
          expect(part.accuracy.mean).toBeLessThan(0.95);
          expect(part.accuracy.deviation).toBeGreaterThan(0);
          expect(jaccardExcess({ jaccard: part.jaccard.mean, f1: part.f1.mean })).toBeGreaterThan(-1e-12);
        }
    }
    expect(lines.at(-1)).toMatch(/^table 3: 100 %, about 1.s left, Heart Disease by BCE, LALR$/);
  });

  it('figure 3 falls from 120 to 140 as published, and rises with the label corrected', async () => {
    const { panels, taus, networks } = await reproduceFigure('figure3', request);
    expect([panels.length, taus.length, networks]).toEqual([4, 9, 10]);
    const rise = ({ readings: [low, high] }: (typeof panels)[number]) => [
      ...[low!.at, high!.at, high!.negative > low!.negative ? 'rises' : 'falls'],
    ];
    expect(panels.map(rise)).toEqual([
      ...[
        [120, 140, 'falls'],
        [120, 140, 'falls'],
        [120, 140, 'rises'],
        [120, 140, 'rises'],
      ],
    ]);
    panels.forEach((panel) => expect(panel.reading).toContain(rise(panel)[2]));
  });
});
