import { Button } from '@/app/components/button';
import { OverlayChart } from '@/lib/charts/overlay-chart';
import { formatNumber } from '@/lib/format';
import { lowersLogLoss, type RecalibrationAdvice } from '@/models/recalibration/advice';
import type { RecalibrationPreview } from '@/models/recalibration/preview';
import { metricWords } from '../../metric-words';
import { recalibrate } from './actions';
import { BeforeAfterTable } from './before-after-table';

interface RecalibrationOfferProps {
  readonly modelId: string;
  readonly advice: RecalibrationAdvice;
  readonly preview: RecalibrationPreview;
}

const shown = ['calibrationSlope', 'calibrationIntercept', 'brierScore', 'logLoss'] as const;
const share = (title: string) => ({ title, domain: [0, 1] as const, share: true });

/** What a recalibration would change, each patient judged without having been fitted to, and the button that makes it. */
export function RecalibrationOffer({ modelId, advice, preview }: RecalibrationOfferProps) {
  const { fit, before, after } = preview;
  const numbers = `intercept ${formatNumber(fit.intercept, 2)}, slope ${formatNumber(fit.slope, 2)}`;
  return (
    <div className="grid items-center gap-x-8 gap-y-4 md:grid-cols-[minmax(0,400px)_minmax(0,560px)]">
      <OverlayChart
        lines={[
          { name: 'Recalibrated', points: after.curve },
          { name: 'As it is', points: before.curve },
        ]}
        references={[
          {
            name: 'As stated',
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ]}
        x={share('Risk that the model states')}
        y={share('Observed')}
        corner="bottom right"
        description={`Smoothed calibration out of fold as it is and recalibrated, against the diagonal where a risk comes true as often as stated. The numbers are beside the chart.`}
      />
      <div>
        <BeforeAfterTable
          caption="Out of fold, as it is and recalibrated"
          heads={['As it is', 'Recalibrated']}
          rows={shown.map((name) => [
            metricWords.find((metric) => metric.name === name)!.label,
            digits(before.metrics[name].estimate),
            digits(after.metrics[name].estimate),
          ])}
        />
        <p className="mt-3 text-[13px] text-pretty text-soft">
          The log odds of every risk would become intercept + slope × log odds ({numbers}). For the table each patient
          is recalibrated by a fit without that patient’s fold{' '}
          {lowersLogLoss(preview)
            ? 'and the log loss falls: it helps patients whom it was not fitted to.'
            : 'and the log loss does not fall: it would not help patients whom it was not fitted to.'}{' '}
          The holdout stays closed until the version is made.
        </p>
        <form action={recalibrate.bind(null, modelId)} className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant={advice === 'advised' ? 'primary' : 'secondary'}>
            Recalibrate
          </Button>
          <span className="text-[13px] text-soft">Makes a new version beside this one, which stays as it is.</span>
        </form>
      </div>
    </div>
  );
}

function digits(estimate: number | null): string {
  return estimate === null ? '–' : formatNumber(estimate, 3);
}
