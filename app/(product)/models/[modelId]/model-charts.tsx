import { Card } from '@/app/components/card';
import { CalibrationChart } from '@/lib/charts/calibration-chart';
import { RocChart } from '@/lib/charts/roc-chart';
import { formatInterval, formatRisk, formatShare } from '@/lib/format';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { metricInterval, metricText } from '../metric-words';
import { NumbersTable } from '@/app/components/numbers-table';

/** Calibration and discrimination as pictures, with the tables behind them. */
export function ModelCharts({ part, counts }: { part: PartEvaluation; counts: readonly number[] }) {
  const { auroc, calibrationSlope } = part.metrics;
  const slope = `Calibration slope ${metricText('calibrationSlope', calibrationSlope)}`;
  const area = `AUROC ${metricText('auroc', auroc)}`;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card
        title="Calibration"
        description="Does a stated risk come true as often as it says? On the dashed line it does."
      >
        <div className="mx-auto max-w-[460px]">
          <CalibrationChart
            groups={part.calibrationGroups}
            curve={part.calibrationCurve}
            counts={counts}
            description={`Calibration plot: observed share against stated risk. ${slope}. The numbers are below the chart.`}
          />
        </div>
        <p className="mt-2 text-[13px] text-soft">
          Points: patients grouped by risk, with 95 % intervals. Line: smoothed. Bars at the foot: how the risks spread.
        </p>
        <NumbersTable
          caption="Calibration by group"
          heads={['Stated risk', 'Observed', '95\u202f% interval', 'Patients']}
          rows={part.calibrationGroups.map((group) => [
            formatRisk(group.risk),
            formatShare(group.observed),
            formatInterval(group.low, group.high),
            String(group.n),
          ])}
        />
      </Card>
      <Card
        title="Discrimination"
        description="Does the risk tell positive from negative patients? The further up and left, the better."
      >
        <div className="mx-auto max-w-[460px]">
          <RocChart roc={part.roc} description={`ROC curve. ${area}. The numbers are below the chart.`} />
        </div>
        <p className="mt-2 text-[13px] text-soft">
          {area} ({metricInterval('auroc', auroc)}). The dashed line is chance.
        </p>
        <NumbersTable
          caption="ROC curve"
          heads={['1 − specificity', 'Sensitivity']}
          rows={thin(part.roc, 12).map(([falsePositives, sensitivity]) => [
            formatShare(falsePositives),
            formatShare(sensitivity),
          ])}
        />
      </Card>
    </div>
  );
}

function thin<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0 || index === items.length - 1);
}
