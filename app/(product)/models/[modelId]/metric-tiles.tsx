import { Card } from '@/app/components/card';
import { formatCount, formatShare } from '@/lib/format';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { metricInterval, metricText, metricWords } from '../metric-words';

/** How good the model is on one part of its cohort, each number with its 95 % bootstrap interval. */
export function MetricTiles({ part }: { part: PartEvaluation }) {
  return (
    <Card
      title="How good it is"
      description={`${formatCount(part.nPatients, 'patient')}, ${formatCount(part.nEvents, 'event')}; intervals are ${formatShare(0.95)} bootstrap intervals.`}
    >
      <dl className="grid grid-cols-2 gap-x-5 gap-y-4 sm:grid-cols-4">
        {metricWords
          .filter(({ name }) => part.metrics[name] !== undefined)
          .map(({ name, label, meaning }) => (
            <div key={name} className="flex flex-col" title={meaning}>
              <dt className="text-[12.5px] text-soft">{label}</dt>
              <dd className="mt-0.5 text-[22px] leading-7 font-semibold tracking-[-0.02em]">
                {metricText(name, part.metrics[name])}
              </dd>
              <dd className="text-[12.5px] text-soft">{metricInterval(name, part.metrics[name])}</dd>
            </div>
          ))}
      </dl>
      <Meanings />
      <Estimators part={part} />
    </Card>
  );
}

function Meanings() {
  return (
    <details className="mt-4 text-[13px]">
      <summary className="w-fit text-soft hover:text-ink">What these numbers mean</summary>
      <dl className="mt-2 grid gap-x-5 gap-y-1 sm:grid-cols-[auto_1fr]">
        {metricWords.map(({ name, label, meaning }) => (
          <div key={name} className="contents">
            <dt className="font-medium">{label}</dt>
            <dd className="text-soft">{meaning}.</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Both ways from quantile levels to a risk, side by side. */
function Estimators({ part }: { part: PartEvaluation }) {
  if (part.estimators === null) return null;
  const { root, levelMean } = part.estimators;
  const rows = [
    { name: 'Root of Q(τ) = 0', ...root },
    { name: 'Level mean', ...levelMean },
  ];
  return (
    <table className="mt-4 w-full border-collapse border-t border-rule text-left text-[13px] sm:w-auto">
      <caption className="sr-only">The two estimators of the risk</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="pt-3 pr-6 pb-1 font-medium">
            Estimator
          </th>
          <th scope="col" className="pt-3 pr-6 pb-1 font-medium">
            Brier score
          </th>
          <th scope="col" className="pt-3 pb-1 font-medium">
            Log loss
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className="py-0.5 pr-6 font-normal">
              {row.name}
            </th>
            {(['brierScore', 'logLoss'] as const).map((name) => (
              <td key={name} className="py-0.5 pr-6">
                {metricText(name, row[name])}{' '}
                <span className="text-soft max-sm:block">{metricInterval(name, row[name])}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
