'use client';

import { useState } from 'react';
import { hasLevels } from '@/models/training/defaults';
import { Notice } from '../notice';
import { Segmented } from '../segmented';
import type { WhatIfControls } from '../what-if/what-if-controls';
import { CurveCard } from './curve-card';
import { CurveHoverProvider } from './curve-hover';
import type { CurveSet, CurveView } from './curve-set';

interface CurveGridProps extends CurveSet {
  readonly title: string;
  /** What the address asks for; changing it stays in the page and in the address. */
  readonly initialView: CurveView;
  /** Lets the person change values; the curves given are then those of the changed patient. */
  readonly whatIf?: WhatIfControls;
}

const views = [
  { value: 'risk', label: 'Risk curves' },
  { value: 'levels', label: 'Quantile levels Q(τ)' },
] as const;

/** One card for each feature, in the order given; risk curves, or the latent quantiles behind them. */
export function CurveGrid({ title, initialView, whatIf, ...set }: CurveGridProps) {
  const [view, setView] = useState<CurveView>(initialView);
  const levelled = hasLevels(set.outline.config.loss);
  const choose = (next: string) => {
    const chosen = next === 'levels' ? 'levels' : 'risk';
    setView(chosen);
    keepInAddress(chosen);
  };
  return (
    <section aria-labelledby="curves-title" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="curves-title" className="text-[15px] font-semibold">
          {title}
        </h2>
        <Segmented label="What the curves show" segments={views} value={view} onChange={choose} />
      </div>
      {view === 'levels' && !levelled ? (
        <Notice title="This model has no quantile levels.">
          It was trained with binary cross-entropy, which gives one number for each patient and no Q(τ). Its risk curves
          are complete.
        </Notice>
      ) : (
        <CurveHoverProvider>
          {view === 'levels' && <LevelsExplained />}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(340px,100%),1fr))] gap-4">
            {set.curves.map((curve) => (
              <CurveCard key={curve.feature} curve={curve} view={view} whatIf={whatIf} {...set} />
            ))}
          </div>
        </CurveHoverProvider>
      )}
    </section>
  );
}

function keepInAddress(view: CurveView): void {
  const address = new URL(window.location.href);
  if (view === 'risk') address.searchParams.delete('view');
  else address.searchParams.set('view', view);
  window.history.replaceState(window.history.state, '', address);
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
