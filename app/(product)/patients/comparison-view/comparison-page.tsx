import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Field } from '@/app/components/field';
import { modelChoice } from '@/app/components/model-choice';
import { Notice } from '@/app/components/notice';
import { PageHeader, type Crumb } from '@/app/components/page-header';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import type { ModelComparison } from '@/lib/services/compare-models';
import { ComparisonBoard } from './comparison-board';

interface ComparisonPageProps {
  readonly comparison: ModelComparison;
  /** The patient's own page. */
  readonly base: string;
  readonly crumbs: readonly Crumb[];
}

/** Two models on one patient: which two, and what they say. */
export function ComparisonPage({ comparison, base, crumbs }: ComparisonPageProps) {
  const { label, cohort, choices, withdrawn, pair } = comparison;
  const chosen =
    pair === null
      ? []
      : ([
          ['first', 'Model A', pair.first.model.id],
          ['second', 'Model B', pair.second.model.id],
        ] as const);
  return (
    <>
      <PageHeader title={`Two models on ${label}`} crumbs={[...crumbs, { label, href: base }]}>
        Where two models of {cohort.name} agree on this patient, and about which features they do not.
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      {withdrawn.map((each) => (
        <WithdrawnNotice key={each.version} withdrawn={each} />
      ))}
      {pair === null ? (
        <Notice title="There is only one model to show.">
          Two are needed for a comparison: another one of this cohort has to be published.
        </Notice>
      ) : (
        <>
          <Form action={`${base}/compare`} className="no-print mb-4 flex flex-wrap gap-3">
            {chosen.map(([name, words, id]) => (
              <Field key={name} label={words} className="flex-1 basis-64 sm:max-w-80">
                <AutoSubmitSelect name={name} options={choices.map(modelChoice)} defaultValue={id} key={id} />
              </Field>
            ))}
          </Form>
          <ComparisonBoard pair={pair} />
        </>
      )}
    </>
  );
}
