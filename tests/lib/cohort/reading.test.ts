/** The same table in every spelling of CSV is the same cohort, with the same hash. */
import { describe, expect, it } from 'vitest';
import { buildCohort } from '@/lib/cohort/build-cohort';
import { inferSchema } from '@/lib/cohort/infer-schema';
import { parseOutcome, negate } from '@/lib/cohort/outcome';
import { readRawTable } from '@/lib/cohort/raw-table';

const outcome = parseOutcome({ name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill' });

const rows = Array.from({ length: 40 }, (_, row) => [
  `${30 + row}.25`,
  row % 4 === 0 ? 'a, "b"' : 'c',
  row % 5 === 0 ? '' : String(row % 3),
  row % 2 === 0 ? '1' : '0',
]);
const header = ['age', 'group', 'code', 'ill'];

function write(delimiter: string, lineEnd = '\n', last = '\n'): string {
  const quote = (cell: string) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [header, ...rows].map((cells) => cells.map(quote).join(delimiter)).join(lineEnd) + last;
}

async function build(text: string | Uint8Array, corrections = {}) {
  const raw = await readRawTable(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return buildCohort(raw, inferSchema(raw, { columns: corrections }, outcome.name), outcome);
}

describe('reading', () => {
  it('reads every spelling alike', async () => {
    const { data } = await build(write(','));
    expect(data.table.features.map(({ name, kind }) => [name, kind])).toEqual([
      ['age', 'numeric'],
      ['group', 'categorical'],
      ['code', 'categorical'],
    ]);
    expect(data.table.columns[0]![3]).toBe(33.25);
    expect([...data.table.columns[1]!.slice(0, 3)]).toEqual([0, 1, 1]);
    expect(data.table.features[1]).toMatchObject({ levels: ['a, "b"', 'c'] });
    expect(data.table.columns[2]![0]).toBeNaN();
    expect([...data.labels.slice(0, 3)]).toEqual([1, 0, 1]);

    const spellings = {
      semicolon: write(';'),
      tab: write('\t'),
      crlf: write(',', '\r\n', '\r\n'),
      'lone CR': write(',', '\r', '\r'),
      'no last line end': write(',', '\n', ''),
      'byte order mark': `\ufeff${write(',')}`,
      'blank lines': write(',', '\n\n'),
      'blanks around cells': write(',').replaceAll(',c,', ' , c ,'),
      'numbers in other forms': write(',').replaceAll('30.25', '+3.025e1').replace(/,1\n/g, ',1.0\n'),
    };
    for (const [name, text] of Object.entries(spellings)) {
      expect((await build(text)).data.dataHash, name).toBe(data.dataHash);
    }
  });

  it('cuts pieces anywhere, also inside a character or between CR and LF', async () => {
    const text = write(',', '\r\n').replaceAll('c', 'ç');
    const whole = new TextEncoder().encode(text);
    const hash = (await build(whole)).data.dataHash;
    async function* piecesOf(size: number) {
      await Promise.resolve();
      for (let start = 0; start < whole.length; start += size) yield whole.subarray(start, start + size);
    }
    for (const size of [1, 2, 3, 7, 100]) {
      const raw = await readRawTable(piecesOf(size));
      const built = buildCohort(raw, inferSchema(raw, { columns: {} }, outcome.name), outcome);
      expect(built.data.dataHash, String(size)).toBe(hash);
    }
  });

  it('hashes what training sees: a value, a label or a word changes the hash', async () => {
    const { dataHash } = (await build(write(','))).data;
    expect(dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await build(write(',').replace('30.25', '30.26'))).data.dataHash).not.toBe(dataHash);
    expect((await build(write(',').replace(/,1\n/, ',0\n'))).data.dataHash).not.toBe(dataHash);
    expect((await build(write(','), { age: { label: 'Years' } })).data.dataHash).not.toBe(dataHash);
  });

  it('keeps quoted line breaks inside the value', async () => {
    const raw = await readRawTable(new TextEncoder().encode('a,b\n"x\ny",1\nz,2\n'));
    expect([...raw.columns[0]!.texts]).toEqual(['x\ny', 'z']);
    expect([...raw.lines]).toEqual([2, 4]);
  });

  it('takes the usual marks for missing, whatever their case', async () => {
    const marks = ['', '?', 'NA', 'n/a', 'NaN', 'Null', '.', '-'];
    const text = write(',')
      .split('\n')
      .map((line, index) => (index > 0 && index <= 8 ? line.replace(/^[^,]*/, marks[index - 1]!) : line));
    const { data } = await build(text.join('\n'));
    expect(data.table.columns[0]!.filter(Number.isNaN)).toHaveLength(8);
  });

  it('takes zeros and stated values for missing where told', async () => {
    const text = write(',').replace(/^3\d\.25/gm, '0');
    const { data } = await build(text, { age: { zeroMeansMissing: true }, code: { missingValues: ['2.0'] } });
    expect(data.table.columns[0]!.filter(Number.isNaN)).toHaveLength(10);
    expect(data.table.features[2]).toMatchObject({ levels: ['0', '1'] });
    expect(data.table.features[0]).toMatchObject({ zeroMeansMissing: true });
  });

  it('negates words where nobody stated the opposite', () => {
    expect(negate('have diabetes')).toBe('do not have diabetes');
    expect(negate('are ill')).toBe('are not ill');
    expect(negate('survived')).toBe('are not among those who survived');
  });
});
