import type { Metadata } from 'next';
import { cache } from 'react';
import { CurveSection } from '@/app/components/curves/curve-section';
import { curveViews } from '@/app/components/curves/curve-set';
import { leanCurves } from '@/app/components/curves/lean-curves';
import { ModelStateBadge } from '@/app/components/model-state-badge';
import { Notice } from '@/app/components/notice';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { addressOf, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { titleBy } from '@/app/components/title-by';
import { readView } from '@/app/components/views';
import { requireUser } from '@/lib/auth/require-user';
import { formatDateTime, formatInterval, formatRisk, shortVersion } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { getModelPage } from '@/lib/services/get-model-page';
import { outlineOf } from '@/models/model-outline';
import { CardMenu } from './card-menu';
import { MetricTiles } from './metric-tiles';
import { ModelCharts } from './model-charts';
import { ModelRecordCard } from './model-record-card';
import { PublishForm } from './publish-form';

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
  const { model, trained, evaluation, reference, counts, publishedOnly } = await load(modelId);
  const part = parameters.part === 'holdout' && evaluation.holdout !== null ? 'holdout' : 'outOfFold';
  const view = readView(curveViews, parameters.view);
  const address = (next: string) => addressOf(`/models/${modelId}`, { part: next === 'holdout' ? next : undefined });
  const { risk, riskLow, riskHigh } = reference.assessment;
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
            {!publishedOnly && <PublishForm model={model} problem={readParameter(parameters, 'problem')} />}
          </>
        }
      >
        Trained on {model.cohortName}, {formatDateTime(model.createdAt)}. Positive means:{' '}
        {trained.outcome.positiveMeans}.
      </PageHeader>
      <SimulatedNotice simulatedFrom={model.simulatedFrom} />
      <div className="grid gap-5">
        <MetricTiles evaluation={evaluation} part={part} hrefOf={address} />
        <ModelCharts part={part === 'holdout' ? evaluation.holdout! : evaluation.outOfFold} counts={counts[part]} />
        <div className="mt-2">
          <CurveSection
            title="Curves of the reference patient"
            initialView={view}
            outline={outlineOf(trained)}
            assessment={reference.assessment}
            curves={leanCurves(reference.curves)}
          />
          <Notice className="mt-4">
            The reference patient has the median of every number and the most frequent level of every category; the
            model’s risk is {formatRisk(risk)} ({formatInterval(riskLow, riskHigh)}). Along each curve everything else
            is held. The curves describe the model, not the effect of treatment.
          </Notice>
        </div>
        <ModelRecordCard model={model} trained={trained} />
      </div>
    </>
  );
}
