import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { formatNumber, formatShare, shortVersion } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { getModel } from '@/lib/services/get-model';
import type { Metric } from '@/models/model';
import { hasLevels } from '@/models/training/defaults';

/** The model that came of a run, with the numbers one looks at first. */
export async function RunResult({ modelId }: { modelId: string }) {
  const model = await getModel(await getApplication(), { modelId });
  const { metrics } = model.evaluation.outOfFold;
  const levelled = hasLevels(model.config.loss);
  return (
    <Card
      className="mb-4"
      title={`Model ${model.name}`}
      description={`Version ${shortVersion(model.version)}. Each patient judged only by members that never saw that patient; intervals are ${formatShare(0.95)} bootstrap intervals.`}
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure name="AUROC" metric={metrics.auroc} />
        <Figure name="Brier score" metric={metrics.brierScore} />
        <Figure name="Calibration slope" metric={metrics.calibrationSlope} />
        {levelled && <Figure name="Crossing rate" metric={metrics.crossingRate} share />}
      </dl>
      <Button variant="primary" href={`/models/${modelId}`} className="mt-5">
        Open the model
      </Button>
    </Card>
  );
}

function Figure({ name, metric, share = false }: { name: string; metric: Metric | undefined; share?: boolean }) {
  const format = (value: number) => (share ? formatShare(value, 1) : formatNumber(value, 3));
  const { estimate = null, low = null, high = null, reason } = metric ?? {};
  return (
    <div>
      <dt className="text-[12.5px] text-soft">{name}</dt>
      <dd className="text-[20px] leading-7 font-semibold">{estimate === null ? '–' : format(estimate)}</dd>
      {low !== null && high !== null && low !== high && (
        <dd className="text-[12.5px] text-soft">
          {format(low)} to {format(high)}
        </dd>
      )}
      {estimate === null && reason !== undefined && <dd className="text-[12.5px] text-soft">{reason}</dd>}
    </div>
  );
}
