/** Bad input gets one sentence that names line, column and mend, and nothing is stored. */
import { open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohorts, patients } from '@/db/schema';
import type { CohortSource } from '@/lib/cohort/source';
import { RiskcurveError } from '@/lib/errors';
import { importCohort, type ImportCohortOptions } from '@/lib/services/import-cohort';
import { createRandom } from '@/models/math/random';
import { openTestApplication, type TestApplication } from '../../support/databases';

const actor = { userId: null, name: 'test' };
const outcome = { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill' };

/** A proper cohort of `n` rows, every third one ill; `change` may spoil a line (1 is the header). */
function csv(change: (line: string, number: number) => string | null = (line) => line, n = 60): string {
  const rows = Array.from(
    { length: n },
    (_, row) => `${40 + (row % 37)}.5,${row % 2 ? 'm' : 'f'},${row % 3 === 0 ? 1 : 0}`,
  );
  return ['age,sex,ill', ...rows]
    .map((line, index) => change(line, index + 1))
    .filter((line) => line !== null)
    .join('\n');
}

const at = (number: number, text: string) => (line: string, current: number) => (current === number ? text : line);

describe('refusals', () => {
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication();
    await importCohort(test.app, { source: bytes(csv()), fileName: 'a.csv', name: 'Taken', outcome, actor });
  });
  afterAll(() => test.remove());

  const importing = (source: CohortSource, change: Partial<ImportCohortOptions> = {}) =>
    importCohort(test.app, { source, fileName: 'x.csv', name: 'New', outcome, actor, ...change });

  async function expectRefusal(attempt: Promise<unknown>, ...parts: (string | RegExp)[]): Promise<void> {
    const error: unknown = await attempt.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(RiskcurveError);
    const { message } = error as RiskcurveError;
    for (const part of parts) expect(message).toMatch(part);
    expect(message).not.toMatch(/\n/);
    expect(await test.app.database.$count(cohorts)).toBe(1);
    expect(await test.app.database.$count(patients)).toBe(60);
  }

  it.each<[string, string, (string | RegExp)[]]>([
    ['a ragged row, too short', csv(at(5, '41,m')), [/^line 5 /, '2 values', '3 columns', '1 too few']],
    ['a ragged row, too long', csv(at(7, '41,m,1,9')), [/^line 7 /, '1 too many']],
    [
      'an unparsable number',
      csv(at(9, 'fourty,m,1')),
      [/^line 9, column age/, '"fourty" is not a number', 'correct it'],
    ],
    ['a decimal comma', csv(at(9, '"41,5",m,1')), [/^line 9, column age/, 'write 41.5']],
    ['a missing outcome', csv(at(4, '41,m,')), [/^line 4, column ill/, 'outcome is missing']],
    ['an empty file', '', ['the file is empty']],
    ['blank lines only', '\n\n \n', ['the file is empty']],
    ['a header only', 'age,sex,ill\n', ['no patients below it']],
    ['a column name twice', csv(at(1, 'age,age,ill')), [/^line 1: columns 1 and 2 are both called "age"/]],
    ['an empty column name', csv(at(1, 'age,,ill')), [/^line 1: column 2 has no name/]],
    ['one column only', 'ill\n1\n0\n', [/^line 1: .*one column/]],
    ['a quotation mark never closed', csv(at(5, '41,"m,1')), [/^line 5: .*never closed/]],
    ['a quotation mark inside a value', csv(at(5, '41,m"m,1')), [/^line 5: a quotation mark/]],
    ['text after a closing quotation mark', csv(at(5, '41,"m"m,1')), [/^line 5: text follows/]],
    [
      'one class only',
      csv((line) => line.replace(/,0$/, ',1')),
      ['every patient has the same outcome, "1" in column ill', 'check the column'],
    ],
    [
      'too few events',
      csv((line, number) => (number > 12 ? line.replace(/,1$/, ',0') : line)),
      ['only 4 of 60', 'at least 10'],
    ],
    ['no feature left', csv((line, n) => (n === 1 ? line : line.replace(/^.*,/, '1,m,'))), ['no feature is left']],
    ['a row number column that is ragged late', csv(at(61, '1')), [/^line 61 has 1 value /]],
  ])('%s', async (_name, text, parts) => {
    await expectRefusal(importing(bytes(text)), ...parts);
  });

  it('counts lines as a person sees them, through quoted line breaks, blank lines and CRLF', async () => {
    const text = csv(at(3, '41,"m\nwith a break",1')).replace('age,sex,ill', 'age,sex,ill\n');
    const spoiled = text.split('\n').map((line, index) => (index === 9 ? `${line},extra` : line));
    await expectRefusal(importing(bytes(spoiled.join('\r\n'))), /^line 10 /);
    await expectRefusal(importing(bytes(spoiled.join('\r'))), /^line 10 /);
  });

  it.each<[string, number[], string]>([
    ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10], 'PNG'],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'JPEG'],
    ['ZIP or XLSX', [0x50, 0x4b, 3, 4], 'xlsx'],
    ['old Excel', [0xd0, 0xcf, 0x11, 0xe0], 'Excel'],
    ['gzip', [0x1f, 0x8b, 8], 'gzip'],
    ['UTF-16 little-endian', [0xff, 0xfe, 0x61, 0], 'UTF-16'],
    ['UTF-16 big-endian', [0xfe, 0xff, 0, 0x61], 'UTF-16'],
    ['NUL bytes', [...Buffer.from('a,b\n1,'), 0], 'line 2 holds a NUL byte'],
    ['Latin-1', [...Buffer.from('a,b\n1,2\n3,'), 0xe9, 10], 'line 3 is not valid UTF-8'],
    ['a character cut off at the end', [...Buffer.from('a,b\n1,2\n3,'), 0xc3], 'line 3 is not valid UTF-8'],
  ])('%s', async (_name, start, part) => {
    await expectRefusal(importing(Uint8Array.from(start)), part);
  });

  it('names the columns and values there are', async () => {
    await expectRefusal(
      importing(bytes(csv()), { outcome: { ...outcome, name: 'sick' } }),
      'no outcome column "sick"',
      'age, sex, ill',
    );
    await expectRefusal(
      importing(bytes(csv()), { outcome: { ...outcome, positiveValues: ['2'] } }),
      '"2" in column ill',
      /"0", "1"/,
    );
    await expectRefusal(
      importing(bytes(csv()), { corrections: { columns: { agee: {} } } }),
      'no column "agee"',
      'age, sex, ill',
    );
    await expectRefusal(
      importing(bytes(csv()), { corrections: { columns: { age: { kind: 'number' } } } }),
      'age > kind',
    );
    await expectRefusal(
      importing(bytes(csv()), { corrections: { columns: { age: { unitt: 'years' } } } }),
      'columns > age: there is no setting "unitt"',
      'label, unit, validRange',
    );
    await expectRefusal(
      importing(bytes(csv()), { outcome: { ...outcome, positiveValues: ['0', '1'] } }),
      'no patient is negative',
      'check the positive values',
    );
    await expectRefusal(
      importing(bytes(csv()), { corrections: { columns: { sex: { zeroMeansMissing: true } } } }),
      'column sex',
    );
    await expectRefusal(
      importing(bytes(csv()), { corrections: { columns: { age: { validRange: [0, 70] } } } }),
      /^line \d+, column age: 7\d\.5 lies outside the valid range 0 to 70/,
    );
  });

  it('wants outcome words and a name of its own', async () => {
    const without = (key: string) => ({ ...outcome, [key]: undefined });
    await expectRefusal(
      importing(bytes(csv()), { outcome: without('positiveMeans') }),
      'say in words what positive means',
    );
    await expectRefusal(importing(bytes(csv()), { outcome: { ...outcome, positiveMeans: '  ' } }), 'say in words');
    await expectRefusal(
      importing(bytes(csv()), { outcome: without('positiveValues') }),
      'which value of the outcome is positive',
    );
    await expectRefusal(importing(bytes(csv()), { outcome: without('name') }), 'which column is the outcome');
    await expectRefusal(importing(bytes(csv()), { name: ' ' }), 'needs a name');
    await expectRefusal(importing(bytes(csv()), { name: 'Taken' }), 'called "Taken" already', 'choose another');
  });

  it('says which file is not there', async () => {
    await expectRefusal(importing('/nowhere/x.csv'), '/nowhere/x.csv: there is no such file');
    await expectRefusal(importing(os.tmpdir()), 'is not a file');
  });

  describe('200 MB of noise', () => {
    /** Pieces of 64 kB, up to 200 MB, and how many were asked for. */
    function noise(piece: () => Uint8Array) {
      const state = { pieces: 0 };
      async function* stream(): AsyncGenerator<Uint8Array> {
        await Promise.resolve();
        for (; state.pieces < 3200; state.pieces++) yield piece();
      }
      return { state, stream: stream() };
    }
    const random = createRandom('noise');
    const letters = (alphabet: string) => () =>
      bytes(Array.from({ length: 65536 }, () => alphabet[random.integer(alphabet.length)]).join(''));
    const longCells = bytes(`${`${'7'.repeat(20)},`.repeat(3000)}\n`);

    it.each<[string, () => Uint8Array, RegExp, number]>([
      [
        'bytes',
        () => Uint8Array.from({ length: 65536 }, () => random.integer(256)),
        /line \d+ (holds a NUL|is not valid)/,
        1,
      ],
      ['letters without a line end', letters('abcdefghij'), /longer than a million/, 40],
      ['letters, commas and line ends', letters('abcdefghij,,\n'), /^line \d+/, 40],
      ['quotation marks', letters('",\n'), /^line \d+/, 40],
      ['more columns than can be', () => longCells, /at most 2000/, 40],
      [
        'more patients than can be',
        () => bytes('1,2\n'.repeat(16384)),
        /^line 1: columns 1|more than 200000 patients/,
        40,
      ],
    ])('%s: stops early', async (_name, piece, message, mostPieces) => {
      const { state, stream } = noise(piece);
      await expectRefusal(importing(stream), message);
      expect(state.pieces).toBeLessThanOrEqual(mostPieces);
    });

    it('a table on disk that is too large is refused after its first piece', async () => {
      const file = path.join(os.tmpdir(), `riskcurve-large-${process.pid}.csv`);
      const handle = await open(file, 'w');
      try {
        await handle.write(csv(undefined, 10_000));
        await handle.truncate(200 * 1024 * 1024);
        await handle.close();
        await expectRefusal(importing(file), 'at most 100 MB, this one has 200 MB');
      } finally {
        await rm(file, { force: true });
      }
    });
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
