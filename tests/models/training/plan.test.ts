import { describe, expect, it } from 'vitest';
import { planRun, type RunPlan } from '@/models/training/plan';
import { smallConfig } from './small-cohort';

const nRows = 203;
const labels = Uint8Array.from({ length: nRows }, (_, row) => (row % 4 === 0 ? 1 : 0));
const config = smallConfig({ folds: 5, repeats: 3, holdoutShare: 0.2 });
const plan = planRun(config, labels);
const members = Array.from({ length: plan.nMembers }, (_, member) => member);
const shareOf = (rows: Int32Array): number => rows.reduce((sum, row) => sum + labels[row]!, 0) / rows.length;

function leftOutBy(of: RunPlan, member: number): number[] {
  const [repeat, fold] = [Math.floor(member / config.folds), member % config.folds];
  return Array.from({ length: nRows }, (_, row) => row).filter((row) => of.foldOf[repeat * nRows + row] === fold);
}

describe('planRun', () => {
  it('keeps a stratified fifth of the patients from every member', () => {
    expect(plan.nMembers).toBe(15);
    expect(plan.holdoutRows.length).toBe(Math.round(51 * 0.2) + Math.round(152 * 0.2));
    expect(Math.abs(shareOf(plan.holdoutRows) - 51 / 203)).toBeLessThan(0.02);
    for (const member of members) {
      const rows = new Set(plan.rowsOf(member));
      expect(plan.holdoutRows.some((row) => rows.has(row))).toBe(false);
    }
  });

  it('never shows a member the patients it will judge', () => {
    for (const member of members) {
      const unseen = new Set([...leftOutBy(plan, member), ...plan.holdoutRows]);
      const trained = [...plan.rowsOf(member), ...plan.bootstrapRowsOf(member)];
      expect(unseen.size).toBeGreaterThan(60);
      expect(trained.filter((row) => unseen.has(row))).toEqual([]);
    }
  });

  it('gives each patient outside the holdout to exactly one fold of each repeat, stratified and of even size', () => {
    for (let repeat = 0; repeat < config.repeats; repeat++) {
      const parts = Array.from({ length: config.folds }, (_, fold) => leftOutBy(plan, repeat * config.folds + fold));
      const all = parts.flat().concat(...plan.holdoutRows);
      expect(all.sort((one, other) => one - other)).toEqual(Array.from(labels.keys()));
      const sizes = parts.map((part) => part.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const events = parts.map((part) => part.filter((row) => labels[row] === 1).length);
      expect(Math.max(...events) - Math.min(...events)).toBeLessThanOrEqual(1);
    }
  });

  it('deals anew in each repeat', () => {
    expect(leftOutBy(plan, 0)).not.toEqual(leftOutBy(plan, 5));
  });

  it('draws the same number of bootstrap rows for all members, with repeats, from their own part', () => {
    for (const member of members) {
      const drawn = plan.bootstrapRowsOf(member);
      const part = new Set(plan.rowsOf(member));
      expect(drawn.length).toBe(plan.nBootstrapRows);
      expect(part.size - plan.nBootstrapRows).toBeLessThanOrEqual(1);
      expect([...drawn].every((row) => part.has(row))).toBe(true);
      // about 1 - 1/e of the rows appear
      expect(new Set(drawn).size / part.size).toBeGreaterThan(0.5);
      expect(new Set(drawn).size / part.size).toBeLessThan(0.75);
    }
  });

  it('is the same for the same seed and another for another seed', () => {
    const again = planRun(config, labels);
    expect(again.foldOf).toEqual(plan.foldOf);
    expect(again.bootstrapRowsOf(7)).toEqual(plan.bootstrapRowsOf(7));
    const other = planRun({ ...config, seed: 12 }, labels);
    expect(other.holdoutRows).not.toEqual(plan.holdoutRows);
    expect(other.bootstrapRowsOf(7)).not.toEqual(plan.bootstrapRowsOf(7));
  });

  it('holds both outcomes in every draw, even where events are few', () => {
    const rare = Uint8Array.from({ length: 60 }, (_, row) => (row < 8 ? 1 : 0));
    const ofRare = planRun(smallConfig({ folds: 5, repeats: 20, holdoutShare: 0 }), rare);
    for (let member = 0; member < ofRare.nMembers; member++) {
      const events = ofRare.bootstrapRowsOf(member).reduce((sum, row) => sum + rare[row]!, 0);
      expect(events).toBeGreaterThan(0);
      expect(events).toBeLessThan(ofRare.nBootstrapRows);
    }
  });

  it('sets a stratified share aside for early stopping, which no bootstrap row comes from', () => {
    const watched = planRun({ ...config, earlyStopping: { validationShare: 0.25, patience: 3 } }, labels);
    expect(plan.nValidationRows).toBe(0);
    expect(watched.foldOf).toEqual(plan.foldOf);
    const parts = members.map((member) => watched.validationRowsOf(member));
    members.forEach((member) => {
      const aside = parts[member]!;
      // of the 41 positive and 122 negative patients outside the holdout a member is left 32 and 97 at least: 8 and 24 are set aside
      expect(aside.length).toBe(32);
      expect(watched.nValidationRows).toBe(32);
      expect(aside.filter((row) => labels[row] === 1).length).toBe(8);
      expect(new Set(aside).size).toBe(32);
      const trained = [...watched.rowsOf(member), ...watched.bootstrapRowsOf(member)];
      expect(trained.filter((row) => aside.includes(row))).toEqual([]);
      expect([...watched.rowsOf(member), ...aside].sort((one, other) => one - other)).toEqual([...plan.rowsOf(member)]);
      expect(watched.bootstrapRowsOf(member).length).toBe(watched.nBootstrapRows);
      expect(watched.nBootstrapRows).toBe(plan.nBootstrapRows - 32);
    });
    expect(parts[0]).not.toEqual(parts[1]); // each member draws its own
    expect(
      planRun({ ...config, earlyStopping: { validationShare: 0.25, patience: 9 } }, labels).validationRowsOf(7),
    ).toEqual(parts[7]);
  });

  it('watches rows that the bootstrap left out, which cost the training none', () => {
    const earlyStopping = { validationShare: 0.3, patience: 3, watchedRows: 'leftOut' } as const;
    const watched = planRun({ ...config, earlyStopping }, labels);
    members.forEach((member) => {
      // folds, training parts and bootstrap rows are those without early stopping
      expect(watched.rowsOf(member)).toEqual(plan.rowsOf(member));
      expect(watched.bootstrapRowsOf(member)).toEqual(plan.bootstrapRowsOf(member));
      const seen = watched.validationRowsOf(member);
      const trained = new Set(watched.bootstrapRowsOf(member));
      expect(seen.filter((row) => trained.has(row))).toEqual(new Int32Array(0));
      expect(seen.filter((row) => !plan.rowsOf(member).includes(row))).toEqual(new Int32Array(0));
      // 30 % of 32 positive and of 97 negative patients
      expect(seen.filter((row) => labels[row] === 1).length).toBe(10);
      expect(seen.length).toBe(10 + 29);
      expect(seen).toEqual(seen.toSorted());
    });
    expect(watched.validationRowsOf(0)).not.toEqual(watched.validationRowsOf(config.folds));
  });

  it('takes left-out rows round and round where there are too few of an outcome, and each as seldom as can be', () => {
    const earlyStopping = { validationShare: 0.5, patience: 3, watchedRows: 'leftOut' } as const;
    const watched = planRun({ ...config, earlyStopping }, labels);
    members.forEach((member) => {
      const trained = new Set(watched.bootstrapRowsOf(member));
      const leftOut = watched.rowsOf(member).filter((row) => !trained.has(row));
      const seen = watched.validationRowsOf(member);
      expect(seen.length).toBe(16 + 49);
      for (const [outcome, count] of [49, 16].entries()) {
        const distinct = new Set(seen.filter((row) => labels[row] === outcome)).size;
        expect(distinct).toBe(Math.min(count, leftOut.filter((row) => labels[row] === outcome).length));
      }
    });
  });

  it.each([
    [2, 0.5, 'setAside'],
    [5, 0.05, 'setAside'],
    [2, 0.5, 'leftOut'],
    [5, 0.05, 'leftOut'],
  ] as const)(
    'leaves both outcomes on either side where events are few: %i folds, share %d, %s',
    (folds, share, watchedRows) => {
      const rare = Uint8Array.from({ length: 40 }, (_, row) => (row < 5 ? 1 : 0));
      const earlyStopping = { validationShare: share, patience: 1, watchedRows };
      const few = smallConfig({ folds, repeats: 10, holdoutShare: 0, earlyStopping });
      const ofRare = planRun(few, rare);
      for (let member = 0; member < ofRare.nMembers; member++) {
        const trained = new Set(ofRare.bootstrapRowsOf(member));
        expect(ofRare.validationRowsOf(member).filter((row) => trained.has(row)).length).toBe(0);
        for (const rows of [ofRare.validationRowsOf(member), ofRare.bootstrapRowsOf(member)]) {
          const events = rows.reduce((sum, row) => sum + rare[row]!, 0);
          expect(events).toBeGreaterThan(0);
          expect(events).toBeLessThan(rows.length);
        }
      }
    },
  );

  it('refuses a rare outcome with the number that is needed, which is the number that works', () => {
    const withEvents = (count: number): Uint8Array =>
      Uint8Array.from({ length: 100 }, (_, row) => (row < count ? 1 : 0));
    expect(() => planRun(config, withEvents(4))).toThrow(
      'the cohort has 4 patients with the positive outcome, but 5 folds beside a holdout of 20 % need at least 6',
    );
    expect(() => planRun(config, withEvents(97))).toThrow('3 patients with the negative outcome');
    expect(planRun(config, withEvents(6)).nMembers).toBe(15);
  });
});
