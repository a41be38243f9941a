/** A file of new patients, problem by problem; and that it says what the importer's own reader says. */
import { describe, expect, it } from 'vitest';
import { batchLimits, decodeBatch, readBatch } from '@/lib/cohort/read-batch';
import { readNewPatients } from '@/lib/cohort/read-new-patients';
import type { Feature } from '@/models/features';

const features: readonly Feature[] = [
  {
    ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: [20, 600] },
    ...{ modifiable: true, zeroMeansMissing: true },
  },
  {
    ...{ kind: 'categorical', name: 'pain', label: 'Pain', levels: ['1', '2'], levelLabels: ['none', 'some'] },
    modifiable: false,
  },
];

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a batch of new patients', () => {
  it('has every patient by name of column, whatever else the file holds', () => {
    const text = 'patient_id;pain;note;glucose\nA-1;1;"two\nlines; and a semicolon";148\nA-2;2.0;;\n\nA-3;?;x;0\n';
    const { patients, problems, nRows } = readBatch(text, features);
    expect([problems, nRows]).toEqual([[], 3]);
    expect(patients.map(({ row, id, values }) => [row, id, ...values])).toEqual([
      [1, 'A-1', 148, 0],
      [2, 'A-2', NaN, 1],
      [3, 'A-3', NaN, NaN],
    ]);
  });

  it('lists what is wrong with line and column, leaves such rows out and takes values that cannot be as missing', () => {
    const text = 'glucose,pain\n148,1\nhigh,1\n900,2\n120,7\n99,1,1\nlow,7\n"110",2\n';
    const { patients, problems, nRows } = readBatch(text, features);
    expect(problems).toEqual([
      {
        ...{ line: 3, column: 'glucose', effect: 'left out' },
        sentence: '"high" is not a number; correct it or leave it empty',
      },
      {
        ...{ line: 4, column: 'glucose', effect: 'taken as missing' },
        sentence: '900 lies outside the valid range 20 to 600; correct it or leave it empty',
      },
      {
        ...{ line: 5, column: 'pain', effect: 'taken as missing' },
        sentence: '"7" is none of 1, 2, the levels that the model knows',
      },
      {
        ...{ line: 6, column: null, effect: 'left out' },
        sentence:
          'has 3 values where the header names 2 columns; put values that hold the delimiter in quotation marks',
      },
      {
        ...{ line: 7, column: 'glucose', effect: 'left out' },
        sentence: '"low" is not a number; correct it or leave it empty',
      },
      {
        ...{ line: 7, column: 'pain', effect: 'left out' },
        sentence: '"7" is none of 1, 2, the levels that the model knows',
      },
    ]);
    expect(nRows).toBe(7);
    expect(patients.map(({ row, values, setAside }) => [row, ...values, setAside.length])).toEqual([
      [1, 148, 0, 0],
      [3, NaN, 1, 1],
      [4, 120, NaN, 1],
      [7, 110, 1, 0],
    ]);
  });

  it('counts lines as a person does, across quoted line breaks and CRLF', () => {
    const { problems } = readBatch('note,glucose,pain\r\n"a\r\nb",148,1\r\n"c\r\nd\r\ne",no,1\r\nf,no,1\r\n', features);
    expect(problems.map(({ line }) => line)).toEqual([4, 7]);
  });

  it('reads a sound file as the command line does', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `${index},${20 + index},${1 + (index % 2)},x${index}`);
    const text = `id,glucose,pain,other\n${lines.join('\n')}\n`;
    const expected = await readNewPatients(bytes(text), features);
    expect(readBatch(text, features).patients).toEqual(expected);
  });

  it.each([
    ['nothing', '', 'the file is empty'],
    ['no patient', 'glucose,pain\n', 'a header but no patients'],
    ['a column too few', 'glucose,x\n1,2\n', 'the file lacks the column pain'],
    ['a name twice', 'glucose,glucose\n1,2\n', 'are both called "glucose"'],
    ['an open quotation mark', 'glucose,pain\n1,2\n"3,1\n', 'a quotation mark is opened'],
    ['too many', `glucose,pain\n${'100,1\n'.repeat(batchLimits.maxRows + 1)}`, 'more than 20000 patients; split it'],
  ])('is refused with %s', (_, text, sentence) => {
    expect(() => readBatch(text, features)).toThrow(sentence);
  });

  it('is text in UTF-8 of at most 10 MB', () => {
    expect(decodeBatch(bytes('\ufeffglucose'))).toBe('glucose');
    expect(() => decodeBatch(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toThrow('Excel (xlsx)');
    expect(() => decodeBatch(Uint8Array.from([0x61, 0xe9, 0x61]))).toThrow('not valid UTF-8');
    expect(() => decodeBatch(new Uint8Array(batchLimits.maxBytes + 1))).toThrow('more than 10 MB; split it');
  });
});
