/** Help of every command, and wrong usage: exit status 2, one sentence, nothing opened. */
import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { allCommands } from '@/lib/cli/all-commands';
import { parseArguments } from '@/lib/cli/program';
import { bundleOnce, riskcurve } from './cli-process';

const commands = [
  ...['doctor', 'import', 'train', 'evaluate', 'predict', 'explain', 'demo-cohort', 'prepare-demo', 'sign-in-link'],
  ...['backup', 'restore', 'data list', 'worker'],
];

/** A data folder that must never come into being. */
const untouched = path.join(os.tmpdir(), `riskcurve-untouched-${process.pid}`);

describe('usage', () => {
  beforeAll(bundleOnce);
  const run = (...args: string[]) => riskcurve(untouched, args);

  it.each(commands)('%s --help', async (name) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const parsed = await parseArguments(allCommands, [...name.split(' '), '--help']);
    const text = written.mock.calls.map(([piece]) => String(piece)).join('');
    written.mockRestore();
    expect(parsed).toEqual({ exit: 0 });
    expect(text).toMatch(`Usage: riskcurve ${name}`);
    expect(text).toMatch('--json');
  });

  it('lists every command in its help', async () => {
    const { status, stdout } = await run('--help');
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
    ['a loss that is none', ['train', 'X', '--loss', 'mse'], /--loss: must be sbqc, bqc or bce/],
    ['settings that cannot be', ['train', 'X', '--folds', '1'], /folds must be a whole number from 2/],
    [
      'patient and values',
      ['explain', 'X', '--patient', 'P-1', '--values', 'x'],
      /either --patient ID or --values FILE/,
    ],
    ['HTML among JSON', ['explain', 'X', '--patient', 'P-1', '--format', 'html', '--json'], /needs --out/],
  ])('exits with 2 for %s', async (_name, args, message) => {
    const { status, stdout, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    if (!args.includes('--json')) expect(stdout).toBe('');
  });

  it('leaves no data folder behind for a wrong usage', async () => {
    expect((await run('train', 'X', '--folds', '1')).status).toBe(2);
    await expect(stat(untouched)).rejects.toThrow();
  });
});
