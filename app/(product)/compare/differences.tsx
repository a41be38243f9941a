import { Card } from '@/app/components/card';
import { DifferenceChart } from '@/lib/charts/difference-chart';
import { formatCount } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import type { ComparedPartName, Comparison } from '@/lib/services/pair-models';
import { getPairedDifferences } from '@/lib/services/get-paired-differences';
import { betterWhen, type PairedMetricName } from '@/models/metrics/paired-metrics';
import { NumbersTable } from '@/app/components/numbers-table';
import { differenceSentence, differenceText, differenceWords, ofDecisions, ofTheRisks } from './difference-words';
import { withinSentence } from './model-labels';
import { Reclassification } from './reclassification';
import type { Rival } from './rival';

interface DifferencesProps {
  readonly comparison: Comparison;
  readonly part: ComparedPartName;
  readonly labels: readonly string[];
}

const sides = { lower: 'left', higher: 'right', ideal: null } as const;

/** How each model differs from the baseline: in sentences, as forest plots, and as a table. */
export async function Differences({ comparison, part, labels }: DifferencesProps) {
  const entries = (await getPairedDifferences(await getApplication(), comparison, part)) ?? [];
  const rivals = entries.flatMap((of, at) => (of === null ? [] : [{ label: labels[at]!, of }]));
  const baseline = withinSentence(labels[comparison.baseline]!);
  const { labels: outcomes } = comparison[part]!;
  const nEvents = outcomes.reduce((sum, label) => sum + label, 0);
  return (
    <>
      <Card
        title={`Against ${baseline}`}
        description={`${formatCount(outcomes.length, 'patient')}, ${formatCount(nEvents)} with the outcome, the same for all models`}
      >
        <ul className="grid gap-1.5">
          {rivals.map(({ label, of }) => (
            <li key={label}>{differenceSentence('brierScore', of.differences.brierScore, label, baseline)}</li>
          ))}
        </ul>
        <p className="mt-3 max-w-[78ch] text-[13px] text-soft">
          In brackets, and as lines below: 95{'\u202f'}% intervals of a paired bootstrap over patients, 1,000 resamples,
          the same for all models. Here each patient has one risk of each model, so patients are what varies; the
          corrected resampled t is for differences between splits, as on the page Reproduction. The intervals speak of
          other patients like these, not of training again. An interval that holds zero shows no difference; it does not
          show that there is none. And where nothing differs at all, about one interval in twenty leaves zero out by
          chance.
        </p>
        <NumbersTable
          caption={`Differences from ${baseline} with 95 % intervals`}
          heads={['Difference', ...rivals.map(({ label }) => label)]}
          rows={[...ofTheRisks, ...ofDecisions].map((name) => [
            capital(differenceWords[name].label),
            ...rivals.map(({ of }) => differenceText(name, of.differences[name])),
          ])}
        />
      </Card>
      <ForestCard title="The risks themselves" names={ofTheRisks} rivals={rivals} baseline={baseline} />
      <ForestCard
        title={`Decisions from a risk of ${Number((100 * comparison.threshold).toFixed(1))}\u202f% on`}
        names={ofDecisions}
        rivals={rivals}
        baseline={baseline}
      >
        <Reclassification rivals={rivals} baseline={baseline} />
      </ForestCard>
    </>
  );
}

interface ForestCardProps {
  readonly title: string;
  readonly names: readonly PairedMetricName[];
  readonly rivals: readonly Rival[];
  readonly baseline: string;
  readonly children?: React.ReactNode;
}

function ForestCard({ title, names, rivals, baseline, children }: ForestCardProps) {
  return (
    <Card title={title} description={`Difference from ${baseline}, which is the line at zero`}>
      <div className="grid gap-x-10 gap-y-7 md:grid-cols-2 xl:grid-cols-3">
        {names.map((name) => (
          <figure key={name} className="mx-auto w-full max-w-[430px] min-w-0">
            <figcaption>
              <h3 className="font-medium">{capital(differenceWords[name].label)}</h3>
              <p className="text-[12.5px] text-soft">{differenceWords[name].meaning}</p>
            </figcaption>
            <DifferenceChart
              better={sides[betterWhen[name]]}
              description={rivals
                .map(({ label, of }) => differenceSentence(name, of.differences[name], label, baseline))
                .join(' ')}
              rows={rivals.map(({ label, of }) => ({
                ...of.differences[name],
                label,
                text: differenceText(name, of.differences[name]),
              }))}
            />
          </figure>
        ))}
      </div>
      {children}
    </Card>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
