import { describe, expect, it } from 'vitest';
import type { CohortData } from '@/models/features';
import { planRun } from '@/models/training/plan';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from './small-cohort';

const config = smallConfig();
const cohort = smallCohort();
const plan = planRun(config, cohort.labels);

/** The cohort with every value of some rows replaced. */
function withRows(rows: ArrayLike<number>, value: number): CohortData {
  const columns = cohort.table.columns.map((column, feature) => {
    const changed = Float64Array.from(column);
    for (const row of Array.from(rows)) changed[row] = feature === 2 ? Number.NaN : value;
    return changed;
  });
  return { ...cohort, table: { ...cohort.table, columns } };
}

describe('prepareShard', () => {
  it('lets nothing of the patients a member will judge into its inputs, weights or preprocessing', () => {
    for (const member of [0, 2, 5]) {
      const trained = new Set(plan.rowsOf(member));
      const unseen = Array.from(cohort.labels.keys()).filter((row) => !trained.has(row));
      expect(unseen.length).toBeGreaterThan(50);
      expect(prepareShard(withRows(unseen, 1e9), config, [member])).toEqual(prepareShard(cohort, config, [member]));
      // and the check can fail: one row that the member does see
      const seen = plan.bootstrapRowsOf(member).subarray(0, 1);
      expect(prepareShard(withRows(seen, 1e9), config, [member])).not.toEqual(prepareShard(cohort, config, [member]));
    }
  });

  it('lets nothing of the validation part into what is trained on, and nothing of unseen patients into it', () => {
    const watchedConfig = smallConfig({ dropout: 0.2, earlyStopping: { validationShare: 0.3, patience: 2 } });
    const watched = planRun(watchedConfig, cohort.labels);
    for (const member of [0, 5]) {
      const [plain] = prepareShard(cohort, watchedConfig, [member]).tasks;
      const aside = watched.validationRowsOf(member);
      const changed = prepareShard(withRows(aside, 1e9), watchedConfig, [member]);
      expect({ ...changed.tasks[0], validation: null }).toEqual({ ...plain, validation: null });
      expect(changed.preprocessings).toEqual(prepareShard(cohort, watchedConfig, [member]).preprocessings);
      expect(changed.tasks[0]!.validation).not.toEqual(plain!.validation);
      expect(Array.from(plain!.validation!.labels)).toEqual(Array.from(aside, (row) => cohort.labels[row]));
      const known = new Set([...watched.rowsOf(member), ...aside]);
      const unseen = Array.from(cohort.labels.keys()).filter((row) => !known.has(row));
      expect(unseen.length).toBeGreaterThan(50);
      expect(prepareShard(withRows(unseen, 1e9), watchedConfig, [member]).tasks).toEqual([plain]);
    }
  });

  it('draws the same rows, weights and order whether units are dropped or not', () => {
    const { dropoutKey, ...rest } = prepareShard(cohort, { ...config, dropout: 0.3 }, [2]).tasks[0]!;
    expect(rest).toEqual(prepareShard(cohort, config, [2]).tasks[0]);
    expect(dropoutKey).toHaveLength(2);
    expect(prepareShard(cohort, { ...config, dropout: 0.3 }, [3]).tasks[0]!.dropoutKey).not.toEqual(dropoutKey);
  });

  it('gives a member the same task in any shard', () => {
    const all = prepareShard(cohort, config, [0, 1, 2, 3, 4, 5]);
    const some = prepareShard(cohort, config, [4, 1]);
    expect(some.tasks).toEqual([all.tasks[4], all.tasks[1]]);
    expect(some.preprocessings).toEqual([all.preprocessings[4], all.preprocessings[1]]);
  });

  it('holds the bootstrap rows: inputs and labels belong to rows of the training part', () => {
    const { tasks, nRows, nInputs } = prepareShard(cohort, config, [3]);
    const [task] = tasks;
    expect(nInputs).toBe(4);
    expect(task!.inputs.length).toBe(nRows * nInputs);
    expect(Array.from(task!.labels)).toEqual(Array.from(plan.bootstrapRowsOf(3), (row) => cohort.labels[row]));
    expect(task!.inputs.every(Number.isFinite)).toBe(true);
  });

  it('orders every epoch anew, each row once', () => {
    const { tasks, nRows } = prepareShard(cohort, config, [0]);
    const order = tasks[0]!.batchOrder;
    const epochs = Array.from({ length: config.epochs }, (_, epoch) =>
      order.subarray(epoch * nRows, (epoch + 1) * nRows),
    );
    for (const epoch of epochs) {
      expect(Array.from(epoch).sort((one, other) => one - other)).toEqual(
        Array.from({ length: nRows }, (_, row) => row),
      );
    }
    expect(epochs[0]).not.toEqual(epochs[1]);
  });

  it('refuses members that are not in the run', () => {
    expect(() => prepareShard(cohort, config, [6])).toThrow('member 6 is not in this run, which has members 0 to 5');
    expect(() => prepareShard(cohort, config, [])).toThrow('at least one member');
  });
});
