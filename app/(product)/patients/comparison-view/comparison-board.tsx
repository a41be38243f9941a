import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { CurvePairChart } from '@/lib/charts/curve-pair-chart';
import { DotsPairChart } from '@/lib/charts/dots-pair-chart';
import { formatDistance } from '@/lib/format';
import type { ModelComparison } from '@/lib/services/compare-models';
import type { CurveGap } from '@/models/inference/curve-gap';
import { comparisonSentence, gapSentence } from './comparison-words';
import { RiskPair } from './risk-pair';

type Pair = NonNullable<ModelComparison['pair']>;

/** Both risks side by side, and both curves over one another along each feature, the greatest disagreement first. */
export function ComparisonBoard({ pair }: { pair: Pair }) {
  const { first, second, gaps } = pair;
  const [one, two] = [first, second].map(({ assessment, model }) => ({ assessment, threshold: model.threshold }));
  const { features } = first.trained;
  const differing = gaps.filter(({ swing }) => swing >= 0.02).slice(0, 3);
  return (
    <>
      <Card title="Both risks" className="mb-5">
        <p className="mb-4 max-w-[88ch] text-[15px]">{comparisonSentence(one!, two!)}</p>
        <RiskPair first={first} second={second} />
      </Card>
      <h2 className="text-[15px] font-semibold">Both curves, feature by feature</h2>
      <p className="mt-0.5 mb-3 max-w-[88ch] text-[13px] text-soft">
        {differing.length === 0
          ? 'The two models tell the same of every feature, within two points.'
          : `They disagree most about ${listOf(differing.map(({ feature }) => features[feature]!.label))}.`}{' '}
        A is the full line, B the dashed one; the shading is each model’s interval, the stroke between the lines marks
        where they are furthest apart among usual values.
      </p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(340px,100%),1fr))] gap-4">
        {gaps.map((gap) => (
          <PairCard key={gap.feature} pair={pair} gap={gap} />
        ))}
      </div>
      <Notice className="mt-5">
        The curves describe the models, not the effect of treatment. Both were trained on the same cohort: where they
        agree, that is no second opinion.
      </Notice>
    </>
  );
}

function PairCard({ pair: { first, second }, gap }: { pair: Pair; gap: CurveGap }) {
  const feature = first.trained.features[gap.feature]!;
  const summary = first.trained.summaries[gap.feature]!;
  const curveOf = ({ curves }: typeof first) => curves.find((curve) => curve.feature === gap.feature)!;
  const [a, b] = [curveOf(first), curveOf(second)];
  const reading = gapSentence(feature, gap);
  const description = `Risk along ${feature.label} by both models. ${reading}`;
  const measured = a.values.length > 0;
  return (
    <article className="flex min-w-0 flex-col rounded-card border border-rule bg-panel px-4 pt-3.5 pb-3">
      <header className="mb-1.5 flex items-baseline gap-2.5">
        <h3 className="min-w-0 flex-1 leading-5 font-semibold">
          {feature.label}{' '}
          {feature.kind === 'numeric' && feature.unit !== null && (
            <span className="font-normal text-faint">{feature.unit}</span>
          )}
        </h3>
        <span
          className="text-[12px] whitespace-nowrap text-soft"
          title="How far the gap between the two curves moves over the usual values: zero where one is the other moved up or down"
        >
          gap moves {formatDistance(gap.swing)}
        </span>
      </header>
      {measured && feature.kind === 'numeric' && summary.kind === 'numeric' && (
        <CurvePairChart first={a} second={b} widest={gap.widest?.value ?? null} {...{ summary, description }} />
      )}
      {measured && feature.kind === 'categorical' && (
        <DotsPairChart first={a} second={b} levelLabels={feature.levelLabels} description={description} />
      )}
      <p className="mt-2 text-[13px] text-pretty text-soft">
        {a.at === null && measured && 'Not measured here. '}
        {reading}
      </p>
    </article>
  );
}

/** Labels hold commas themselves. */
function listOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join('; ')}; and ${names.at(-1)}`;
}
