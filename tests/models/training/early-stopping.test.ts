import { describe, expect, it } from 'vitest';
import { StoppingWatch } from '@/models/training/early-stopping';

/** The epoch after which a member stops, and the one it keeps. */
function course(losses: number[], patience: number): { stopsAfter: number | null; bestEpoch: number } {
  const watch = new StoppingWatch({ validationShare: 0.2, patience });
  const stopsAfter = losses.findIndex((loss, epoch) => {
    watch.enter(epoch, loss);
    return watch.hasStopped;
  });
  return { stopsAfter: stopsAfter === -1 ? null : stopsAfter, bestEpoch: watch.bestEpoch };
}

describe('StoppingWatch', () => {
  it('stops after as many epochs without a lower loss as its patience, and keeps the lowest', () => {
    expect(course([0.7, 0.6, 0.61, 0.62, 0.3], 2)).toEqual({ stopsAfter: 3, bestEpoch: 1 });
    expect(course([0.7, 0.6, 0.61, 0.59, 0.6, 0.6], 2)).toEqual({ stopsAfter: 5, bestEpoch: 3 });
    expect(course([0.7, 0.8], 1)).toEqual({ stopsAfter: 1, bestEpoch: 0 });
  });

  it('goes on while the loss falls', () => {
    expect(course([0.7, 0.6, 0.5, 0.4], 1)).toEqual({ stopsAfter: null, bestEpoch: 3 });
  });

  it('takes the earlier of equal losses, and no loss that is not a number', () => {
    expect(course([0.5, 0.5, 0.5], 2)).toEqual({ stopsAfter: 2, bestEpoch: 0 });
    expect(course([0.5, NaN, NaN], 2)).toEqual({ stopsAfter: 2, bestEpoch: 0 });
  });
});
