import type { Metadata } from 'next';
import { cache } from 'react';
import { ModelStateBadge } from '@/app/components/model-state-badge';
import { Notice } from '@/app/components/notice';
import { orNotFound } from '@/app/components/or-not-found';
import { PageHeader } from '@/app/components/page-header';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { titleBy } from '@/app/components/title-by';
import { requireUser } from '@/lib/auth/require-user';
import { shortVersion } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { getPublicationPage } from '@/lib/services/get-publication-page';
import { PublicationsCard } from '../publications-card';
import { CardBlanks } from './card-blanks';
import { DecisionForm } from './decision-form';
import { EarlierVersions } from './earlier-versions';
import { EndActions } from './end-actions';
import { planOf, statusSentence } from './plan';
import { readDecision } from './read-decision';

interface PublishPageProps {
  readonly params: Promise<{ modelId: string }>;
  readonly searchParams: Promise<SearchParameters>;
}

/** Asked once a page, by its title and by itself. */
const load = cache(async (modelId: string) => {
  await requireUser('analyst');
  return orNotFound(getPublicationPage(await getApplication(), { modelId }));
});

export async function generateMetadata({ params }: PublishPageProps): Promise<Metadata> {
  return titleBy(load((await params).modelId), ({ model }) => `Publish ${model.name} ${shortVersion(model.version)}`);
}

/** Where a model is shown to clinicians, with what they will read of it, and taken back again. */
export default async function PublishPage({ params, searchParams }: PublishPageProps) {
  const { modelId } = await params;
  const parameters = await searchParams;
  const page = await load(modelId);
  const { model, line, current } = page;
  const version = shortVersion(model.version);
  const retired = model.retiredAt !== null;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            Publication of {model.name} <span className="font-normal text-faint">{version}</span>
            <ModelStateBadge model={model} />
          </span>
        }
        crumbs={[
          { label: 'Models', href: '/models' },
          { label: `${model.name} ${version}`, href: `/models/${model.id}` },
        ]}
        actions={!retired && <EndActions {...endOf(page)} />}
      >
        {statusSentence(page)}
      </PageHeader>
      <SimulatedNotice simulatedFrom={model.simulatedFrom} />
      {retired ? (
        <Notice title="This version is retired.">
          It cannot be published or brought back. What it scored, its page and its card stay readable.
        </Notice>
      ) : (
        <DecisionForm
          plan={planOf(page)}
          initial={readDecision((name) => readParameter(parameters, name), page)}
          concerns={page.concerns}
          card={<CardBlanks modelId={model.id} blanks={page.blanks} />}
        />
      )}
      <div className="mt-5 grid gap-5">
        {current?.modelId === model.id && <EarlierVersions earlier={page.earlier} />}
        <PublicationsCard name={model.name} modelId={model.id} line={line} />
      </div>
    </>
  );
}

function endOf({ model, current }: Awaited<ReturnType<typeof load>>) {
  return {
    ...{ modelId: model.id, words: `${model.name} ${shortVersion(model.version)}`, seen: current?.id ?? null },
    published: current?.modelId === model.id,
  };
}
