'use client';

import { hasLevels } from '@/models/training/defaults';
import { Notice } from '../notice';
import type { WhatIfControls } from '../what-if/what-if-controls';
import { CurveCard } from './curve-card';
import { CurveHoverProvider } from './curve-hover';
import type { CurveSet, CurveView } from './curve-set';

interface CurveGridProps extends CurveSet {
  readonly view: CurveView;
  /** Lets the person change values; the curves given are then those of the changed patient. */
  readonly whatIf?: WhatIfControls;
}

/** One card for each feature, in the order given; risk curves, or the latent quantiles behind them. */
export function CurveGrid({ view, whatIf, ...set }: CurveGridProps) {
  if (view === 'levels' && !hasLevels(set.outline.config.loss)) {
    return (
      <Notice title="This model has no quantile levels.">
        It was trained on one number for each patient and has no Q(τ). Its risk curves are complete.
      </Notice>
    );
  }
  return (
    <CurveHoverProvider>
      {view === 'levels' && <LevelsExplained />}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(340px,100%),1fr))] gap-4">
        {set.curves.map((curve) => (
          <CurveCard key={curve.feature} curve={curve} view={view} whatIf={whatIf} {...set} />
        ))}
      </div>
    </CurveHoverProvider>
  );
}

function LevelsExplained() {
  return (
    <p className="mb-3 max-w-[88ch] text-[13px] text-soft">
      Each line is one quantile level τ of the latent quantile Q<sub>x</sub>(τ). A ring marks where a level’s line meets
      zero: at that value the model’s risk is 1 − τ. The full dot marks the level τ* whose line would meet zero at the
      patient’s own value. The distance between the lines follows from the risk itself;{' '}
      <strong className="font-semibold text-ink">it is not uncertainty</strong>.
    </p>
  );
}
