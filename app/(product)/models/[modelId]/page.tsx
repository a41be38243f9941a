import type { Metadata } from 'next';
import { cache } from 'react';
import { ModelStateBadge } from '@/app/components/model-state-badge';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { titleBy } from '@/app/components/title-by';
import { readView } from '@/app/components/views';
import { WithdrawnNotice } from '@/app/components/withdrawn-notice';
import { requireUser } from '@/lib/auth/require-user';
import { formatDateTime, shortVersion } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { getModelPage } from '@/lib/services/get-model-page';
import { CardMenu } from './card-menu';
import { ModelSection } from './model-section';
import { PageNavigation } from './page-navigation';
import { RecalibrationCard } from './recalibration/recalibration-card';
import { RecalibrationHint } from './recalibration/recalibration-hint';
import { PublishLink } from './publish-link';
import { sections } from './sections';

interface ModelPageProps {
  readonly params: Promise<{ modelId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (modelId: string) => {
  const publishedOnly = (await requireUser()).role === 'clinician';
  const page = await orNotFound(getModelPage(await getApplication(), { modelId, publishedOnly }));
  return { ...page, publishedOnly };
});

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  return titleBy(load((await params).modelId), ({ model }) => `${model.name} ${shortVersion(model.version)}`);
}

/** One model: what it is, how good it is, and its curves for the reference patient. */
export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const { modelId } = await params;
  const parameters = await searchParams;
  const { model, trained, evaluation, withdrawn, publishedOnly } = await load(modelId);
  const part = parameters.part === 'holdout' && evaluation.holdout !== null ? 'holdout' : 'outOfFold';
  const section = readView(sections, parameters.section);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {model.name} <span className="font-normal text-faint">{shortVersion(model.version)}</span>
            <ModelStateBadge model={model} />
          </span>
        }
        crumbs={[{ label: 'Models', href: '/models' }]}
        actions={
          <>
            <CardMenu modelId={model.id} />
            {!publishedOnly && <PublishLink model={model} />}
          </>
        }
      >
        {model.recalibratedFrom === null ? 'Trained' : 'Recalibrated'} on {model.cohortName},{' '}
        {formatDateTime(model.createdAt)}. Positive means: {trained.outcome.positiveMeans}.
      </PageHeader>
      <SimulatedNotice simulatedFrom={model.simulatedFrom} />
      <WithdrawnNotice withdrawn={withdrawn}>What it said of patients stays readable.</WithdrawnNotice>
      <PageNavigation section={section} part={part} hasHoldout={evaluation.holdout !== null} />
      <div className="grid gap-5">
        {section === 'overview' && (
          <RecalibrationHint {...{ model, evaluation, trained }} mayRecalibrate={!publishedOnly} />
        )}
        <ModelSection
          section={section}
          part={part}
          parameters={parameters}
          model={model}
          trained={trained}
          evaluation={evaluation}
        />
        {section === 'calibration' && (
          <RecalibrationCard
            {...{ model, evaluation, trained }}
            mayRecalibrate={!publishedOnly}
            problem={readParameter(parameters, 'recalibration')}
          />
        )}
      </div>
    </>
  );
}
