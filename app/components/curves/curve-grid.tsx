import { Notice } from '../notice';
import { Segmented } from '../segmented';
import { CurveCard } from './curve-card';
import type { CurveSet, CurveView } from './curve-set';

interface CurveGridProps extends CurveSet {
  readonly title: string;
  readonly view: CurveView;
  readonly hrefOf: (view: CurveView) => string;
}

/** One card for each feature, ordered by how far the risk swings; risk curves, or the latent quantiles behind them. */
export function CurveGrid({ title, view, hrefOf, ...set }: CurveGridProps) {
  const hasLevels = set.trained.config.loss !== 'bce';
  const segments = [
    { value: 'risk', label: 'Risk curves', href: hrefOf('risk') },
    { value: 'levels', label: 'Quantile levels Q(τ)', href: hrefOf('levels') },
  ];
  return (
    <section aria-labelledby="curves-title" className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="curves-title" className="text-[15px] font-semibold">
          {title}
        </h2>
        <Segmented label="What the curves show" segments={segments} value={view} />
      </div>
      {view === 'levels' && !hasLevels ? (
        <Notice title="This model has no quantile levels.">
          It was trained with binary cross-entropy, which gives one number for each patient and no Q(τ). Its risk curves
          are complete.
        </Notice>
      ) : (
        <>
          {view === 'levels' && <LevelsExplained />}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(340px,100%),1fr))] gap-4">
            {set.curves.map((curve) => (
              <CurveCard key={curve.feature} curve={curve} view={view} {...set} />
            ))}
          </div>
        </>
      )}
    </section>
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
