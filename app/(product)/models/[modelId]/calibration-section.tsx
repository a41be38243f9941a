import { Card } from '@/app/components/card';
import { NumbersTable } from '@/app/components/numbers-table';
import { CalibrationChart } from '@/lib/charts/calibration-chart';
import { formatInterval, formatRisk, formatShare } from '@/lib/format';
import type { Metric } from '@/models/model';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { metricInterval, metricText } from '../metric-words';
import { interceptReading, slopeReading } from './calibration-reading';

/** Whether the risks come true as often as they say, as a picture, in two numbers and in words. */
export function CalibrationSection({ part, counts }: { part: PartEvaluation; counts: readonly number[] }) {
  const { calibrationSlope: slope, calibrationIntercept: intercept } = part.metrics;
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
      <Card
        title="Calibration"
        description="Does a stated risk come true as often as it says? On the dashed line it does."
      >
        <div className="mx-auto max-w-[500px]">
          <CalibrationChart
            groups={part.calibrationGroups}
            curve={part.calibrationCurve}
            counts={counts}
            description={`Calibration plot: observed share against stated risk. Calibration slope ${metricText('calibrationSlope', slope)}. The numbers are below the chart.`}
          />
        </div>
        <p className="mt-2 text-[13px] text-soft">
          Points: patients grouped by risk, with 95 % intervals. Line: smoothed. Bars at the foot: how the risks spread.
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
      <Card title="In two numbers" description="With 95 % bootstrap intervals" className="self-start">
        <dl className="grid gap-5">
          <Reading label="Calibration slope" name="calibrationSlope" metric={slope} words={slopeReading(slope)} />
          <Reading
            label="Calibration intercept"
            name="calibrationIntercept"
            metric={intercept}
            words={interceptReading(intercept)}
          />
        </dl>
      </Card>
    </div>
  );
}

function Reading(props: { label: string; name: string; metric: Metric | undefined; words: string }) {
  const { label, name, metric, words } = props;
  return (
    <div>
      <dt className="text-[12.5px] text-soft">{label}</dt>
      <dd className="mt-0.5 text-[22px] leading-7 font-semibold tracking-[-0.02em]">
        {metricText(name, metric)}{' '}
        <span className="text-[13px] font-normal tracking-normal text-soft">{metricInterval(name, metric)}</span>
      </dd>
      <dd className="mt-1 max-w-[60ch]">{words}</dd>
    </div>
  );
}
