/** Help of every command, and wrong usage: exit status 2, one sentence, nothing opened. */
import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleOnce, documentOf, riskcurve, riskcurveHere } from './cli-process';

const commands = [
  ...['publish', 'unpublish', 'rollback', 'retire', 'publications'],
  ...['doctor', 'import', 'train', 'evaluate', 'compare', 'predict', 'explain', 'card', 'demo-cohort', 'prepare-demo'],
  ...[
    'sign-in-link',
    'token create',
    'token list',
    'token revoke',
    'backup',
    'restore',
    'data list',
    'bench',
    'worker',
  ],
];

/** A data folder that must never come into being. */
const untouched = path.join(os.tmpdir(), `riskcurve-untouched-${process.pid}`);

describe('usage', () => {
  beforeAll(bundleOnce);
  const run = (...args: string[]) => riskcurveHere(untouched, args);

  it.each(commands)('%s --help', async (name) => {
    const { status, stdout, stderr } = await run(...name.split(' '), '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(`Usage: riskcurve ${name}`);
    expect(stdout).toMatch('--json');
  });

  it('lists every command in its help', async () => {
    const { status, stdout } = await riskcurve(untouched, ['--help']);
    expect(status).toBe(0);
    for (const name of commands) expect(stdout).toMatch(name.split(' ')[0]!);
  });

  it.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: riskcurve/],
    ['an unknown command', ['frobnicate'], /unknown command 'frobnicate'/],
    ['a missing argument', ['train'], /missing required argument 'cohort'/],
    ['an unknown option', ['train', 'X', '--layers', '3'], /unknown option '--layers'/],
    [
      'outcome words missing',
      ['import', 'x.csv', '--name', 'X', '--outcome', 'y', '--positive', '1'],
      /--positive-means: say in words/,
    ],
    ['a number that is none', ['train', 'X', '--epochs', 'many'], /--epochs: must be a whole number/],
    ['a loss that is none', ['train', 'X', '--loss', 'mse'], /--loss: must be sbqc, bqc, bce or logistic/],
    ['settings that cannot be', ['train', 'X', '--folds', '1'], /--folds: must be a whole number from 2/],
    [
      'settings by another name than the option',
      ['train', 'X', '--hidden', '0'],
      /--hidden: must name one to three layers/,
    ],
    ['no level to cross', ['train', 'X', '--levels', '0'], /--levels: must be from 2 to 99/],
    ['more levels than can be told apart', ['train', 'X', '--levels', '1000'], /--levels: must be from 2 to 99/],
    ['a loss to compare that is none', ['compare', 'X', '--losses', 'sbqc,mse'], /--losses: must be of sbqc, bqc, bce/],
    ['nothing to compare', ['compare', 'X', '--losses', 'logistic'], /--losses: name a loss beside logistic/],
    [
      'a baseline that is none',
      ['compare', 'X', '--baseline', 'svm'],
      /--baseline: must be one of sbqc-adam, bqc-adam/,
    ],
    ['a threshold of one', ['compare', 'X', '--threshold', '1'], /--threshold: must be strictly between zero and one/],
    ['a threshold that is none', ['evaluate', 'X', '--threshold', '0'], /--threshold: must be strictly between zero/],
    ['a cost ratio of nothing', ['evaluate', 'X', '--cost-ratio', '0'], /--cost-ratio: must be from 0.001 to 1000/],
    [
      'threshold and cost ratio',
      ['evaluate', 'X', '--threshold', '0.2', '--cost-ratio', '4'],
      /either --threshold or --cost-ratio/,
    ],
    ['cuts of nothing', ['evaluate', 'X', '--cuts', '20,30'], /--cuts needs --subgroups FEATURE/],
    [
      'patient and values',
      ['explain', 'X', '--patient', 'P-1', '--values', 'x'],
      /either --patient ID or --values FILE/,
    ],
    [
      'an unknown format',
      ['explain', 'X', '--patient', 'P-1', '--format', 'doc'],
      /--format: must be one of pdf, html, json, csv, fhir/,
    ],
    ['a card in Markdown among JSON', ['card', 'X', '--format', 'markdown', '--json'], /needs --out/],
    ['HTML among JSON', ['explain', 'X', '--patient', 'P-1', '--format', 'html', '--json'], /needs --out/],
  ])('exits with 2 for %s', async (_name, args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    if (!args.includes('--json')) expect(stdout).toBe('');
    await expect(stat(untouched)).rejects.toThrow();
  });

  it('leaves no data folder behind for a wrong usage', async () => {
    expect(await riskcurve(untouched, ['train', 'X', '--folds', '1'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'riskcurve: --folds: must be a whole number from 2 to 100, but it is 1\n',
    });
    await expect(stat(untouched)).rejects.toThrow();
  });

  it.each<[string, string[], string]>([
    ['an option that is unknown', ['train', 'X', '--layers', '3'], "unknown option '--layers'"],
    ['an option that cannot be', ['train', 'X', '--folds', '1'], '--folds: must be a whole number from 2 to 100'],
    ['no command of a group', ['data'], "unknown option '--json'"],
  ])('says it in JSON too: %s', async (_name, args, message) => {
    const result = await run(...args, '--json');
    expect(result.status).toBe(2);
    expect(documentOf<{ error: object }>(result).error).toEqual({
      kind: 'bad-input',
      message: expect.stringMatching(message) as string,
    });
  });

  it('names the folder that stands where a file was to be written', async () => {
    expect(await run('predict', 'X', 'x.csv', '--out', os.tmpdir())).toEqual({
      status: 1,
      stdout: '',
      stderr: `riskcurve: ${os.tmpdir()} is a folder; name a file in it\n`,
    });
  });
});
