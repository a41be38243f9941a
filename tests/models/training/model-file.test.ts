import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainedModel } from '@/models/model';
import { assessPatient } from '@/models/inference/assess';
import { createCombinationJudge } from '@/models/explain/out-of-distribution';
import { decodeModel, encodeModel } from '@/models/model-file';
import { canonicalJson } from '@/models/training/canonical-json';
import { smallCohort, smallConfig } from './small-cohort';
import { trainModel } from './train-model';

describe('the model file', () => {
  let model: TrainedModel;
  let bytes: Uint8Array;
  beforeAll(async () => {
    const cohort = smallCohort(90);
    cohort.table.columns[1]!.fill(Number.NaN); // nobody's age is known: the reference patient has none either
    model = (await trainModel(cohort, smallConfig({ epochs: 1 }))).model;
    bytes = encodeModel(model);
  });

  it('gives the model back, gaps included', () => {
    expect(model.reference[1]).toBeNaN();
    expect(decodeModel(bytes)).toEqual(model);
  });

  it('is the same for the same model, whatever the order of its keys', () => {
    const shuffled = Object.fromEntries(Object.entries(model).reverse()) as unknown as TrainedModel;
    expect(encodeModel(shuffled)).toEqual(bytes);
    expect(encodeModel(decodeModel(bytes))).toEqual(bytes);
    expect(encodeModel({ ...model, codeVersion: 'other' })).not.toEqual(bytes);
  });

  it('keeps the best epoch of a member where there is one, and has no word of it where there is none', () => {
    const stopped = { ...model, members: model.members.map((member, at) => ({ ...member, bestEpoch: at })) };
    expect(decodeModel(encodeModel(stopped)).members.map(({ bestEpoch }) => bestEpoch)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('bestEpoch');
  });

  it('reads a file from before there was a choice of head, as raw', () => {
    const { head, ...older } = model.config;
    expect(head).toBe('raw');
    const read = decodeModel(encodeModel({ ...model, config: older }));
    expect(read.config).toEqual(older);
    expect(assessPatient(read, read.reference)).toEqual(assessPatient(model, model.reference));
    const monotone = { ...model, config: { ...older, head: 'monotone' as const } };
    expect(assessPatient(monotone, model.reference)).not.toEqual(assessPatient(model, model.reference));
  });

  it('keeps how the features hang together, and reads a file from before it was kept', () => {
    const { dependence, summaries, ...rest } = decodeModel(bytes);
    expect(dependence!.correlation.map((row) => row.length)).toEqual([1, 2, 3]);
    expect(dependence!.unusualness.length).toBe(101);
    const withoutDigits = summaries.map((summary) => {
      if (summary.kind === 'categorical') return summary;
      const { decimals, ...older } = summary;
      expect(decimals).toBeGreaterThanOrEqual(0);
      return older;
    });
    const older: TrainedModel = { ...rest, summaries: withoutDigits };
    expect(decodeModel(encodeModel(older))).toEqual(older);
    expect(createCombinationJudge(decodeModel(encodeModel(older)))).toBeNull();
  });

  it('reads from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeModel(larger.subarray(3))).toEqual(model);
  });

  it('finds a single flipped bit, wherever it is', () => {
    for (let at = 8; at < bytes.length; at += 97) {
      const damaged = Uint8Array.from(bytes);
      damaged[at]! ^= 4;
      expect(() => decodeModel(damaged)).toThrow('the model file is damaged');
    }
  });

  it('refuses what is cut short, longer, foreign or of another version', () => {
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 1))).toThrow('damaged');
    expect(() => decodeModel(Uint8Array.from([...bytes, 0]))).toThrow('damaged');
    expect(() => decodeModel(new Uint8Array(3))).toThrow('this is not a Riskcurve model file');
    expect(() => decodeModel(new TextEncoder().encode('age,sex,outcome\n1,2,3\n'))).toThrow(
      'not a Riskcurve model file',
    );
    const newer = Uint8Array.from(bytes);
    newer[7] = '2'.charCodeAt(0);
    expect(() => decodeModel(newer)).toThrow('another version');
  });
});

describe('canonicalJson', () => {
  it('spells one value one way', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: Float64Array.of(0.1, NaN), e: undefined })).toBe(
      '{"a":[0.1,null],"b":[1,{"c":"x","d":null}]}',
    );
  });
});
