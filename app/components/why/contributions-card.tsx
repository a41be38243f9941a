'use client';

import { ContributionChart } from '@/lib/charts/contribution-chart';
import { formatNumber, formatPoints, formatRisk, formatShare } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { Contribution, Contributions } from '@/models/explain/types';
import type { ModelOutline } from '@/models/model-outline';
import { Card } from '../card';
import { EmphasizedRisks } from '../curves/emphasized-risks';
import { contributionsReading } from './contributions-reading';
import type { Explainer } from './explainer';
import { useExplanation } from './use-explanation';
import { Waiting } from './waiting';

interface ContributionsCardProps {
  readonly explainer: Explainer | null;
  readonly outline: ModelOutline;
  readonly values: readonly number[];
}

/** From the reference patient's risk to this one's, value by value. */
export function ContributionsCard({ explainer, outline, values }: ContributionsCardProps) {
  const explanation = useExplanation(explainer, 'contributions', { values });
  return (
    <Card
      title="What each value contributes"
      description="Against the reference patient: the median of every number, the most frequent level of every category."
    >
      <Waiting explanation={explanation}>
        {(answer) => (
          <>
            <p className="mb-2 max-w-[80ch] text-[13px] text-pretty text-soft">
              <EmphasizedRisks text={contributionsReading(answer, outline.features)} />
            </p>
            <div className="max-w-[760px]">
              <ContributionChart
                referenceRisk={answer.referenceRisk}
                risk={answer.risk}
                bars={barsOf(answer, outline.features)}
                description={`Contributions to the risk. ${contributionsReading(answer, outline.features)} The numbers are below the chart.`}
              />
            </div>
            <p className="mt-2 max-w-[80ch] text-[12.5px] text-soft">{methodOf(answer)}</p>
            <ContributionNumbers answer={answer} features={outline.features} />
          </>
        )}
      </Waiting>
    </Card>
  );
}

/** As many bars as can be read; what is left is one bar, so that they still lead from one risk to the other. */
const mostBars = 12;

function barsOf({ contributions }: Contributions, features: readonly Feature[]) {
  const told = contributions.filter(({ contribution }) => contribution !== 0);
  const shown = told.length > mostBars ? told.slice(0, mostBars - 1) : told;
  const rest = told.slice(shown.length).reduce((sum, { contribution }) => sum + contribution, 0);
  const bars = shown.map((entry) => ({
    label: features[entry.feature]!.label,
    detail: detailOf(features[entry.feature]!, entry),
    contribution: entry.contribution,
  }));
  if (told.length === shown.length) return bars;
  return [...bars, { label: `${told.length - shown.length} others`, detail: 'together', contribution: rest }];
}

function detailOf(feature: Feature, { value, reference }: Contribution): string {
  const own = value === null ? 'not measured' : valueText(feature, value);
  if (reference === null) return own;
  return `${own}, not ${feature.kind === 'numeric' ? formatNumber(reference) : valueText(feature, reference)}`;
}

function methodOf({ method, intervalLevel }: Contributions): string {
  const what =
    'Shapley values of the risk: a value’s contribution is what it adds on average, over all orders in which the reference patient’s values could be exchanged for this patient’s. They add up to the whole difference. They describe the model, not causes.';
  return method === 'exact' || intervalLevel === null
    ? `${what} Computed exactly.`
    : `${what} Estimated from random orders; the table has the ${formatShare(intervalLevel)} intervals of the estimate.`;
}

function ContributionNumbers({ answer, features }: { answer: Contributions; features: readonly Feature[] }) {
  const sampled = answer.method === 'sampled';
  return (
    <details className="no-print pt-2 text-[12.5px]">
      <summary className="w-fit rounded text-soft hover:text-ink">Show the numbers</summary>
      <div className="mt-2 overflow-x-auto" tabIndex={0} role="region" aria-label="The contributions as numbers">
        <table className="w-full border-collapse text-right">
          <thead className="text-soft">
            <tr className="border-b border-rule">
              <th scope="col" className="py-1 pr-3 text-left font-medium">
                Feature
              </th>
              {['This patient', 'Reference', 'Contribution', ...(sampled ? ['Interval'] : [])].map((head) => (
                <th key={head} scope="col" className="py-1 pl-3 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-rule">
            {answer.contributions.map((entry) => {
              const feature = features[entry.feature]!;
              const words = (value: number | null) => (value === null ? 'not measured' : valueText(feature, value));
              return (
                <tr key={entry.feature}>
                  <th scope="row" className="py-1 pr-3 text-left font-[inherit]">
                    {feature.label}
                  </th>
                  <td className="py-1 pl-3">{words(entry.value)}</td>
                  <td className="py-1 pl-3">{words(entry.reference)}</td>
                  <td className="py-1 pl-3 whitespace-nowrap">{formatPoints(entry.contribution)}</td>
                  {sampled && (
                    <td className="py-1 pl-3 whitespace-nowrap">
                      {formatPoints(entry.low)} to {formatPoints(entry.high)}
                    </td>
                  )}
                </tr>
              );
            })}
            <tr className="font-semibold">
              <th scope="row" colSpan={3} className="py-1 pr-3 text-left">
                From {formatRisk(answer.referenceRisk)} to {formatRisk(answer.risk)}
              </th>
              <td className="py-1 pl-3 whitespace-nowrap">{formatPoints(answer.risk - answer.referenceRisk)}</td>
              {sampled && <td />}
            </tr>
          </tbody>
        </table>
      </div>
    </details>
  );
}
