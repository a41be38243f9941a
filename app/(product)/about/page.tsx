import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { PageHeader } from '@/app/components/page-header';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { describeSystem } from '@/lib/services/describe-system';
import { listWorkers } from '@/lib/services/list-workers';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { EngineCard, EngineCardPending } from './engine-card';
import { fonts } from './fonts';
import { WorkersCard } from './workers-card';

export const metadata: Metadata = { title: 'About' };

/** What this is, what runs here, and what it may be used for. */
export default async function AboutPage() {
  const user = await requireUser();
  const app = await getApplication();
  const system = await describeSystem(app);
  // Machines and runs are no business of whoever only reads.
  const workers = user.role === 'clinician' ? null : await listWorkers(app);
  return (
    <>
      <PageHeader title="About Riskcurve">Risk curves of quantile classifiers, for the clinic.</PageHeader>
      <Notice
        tone="warning"
        className="mb-4"
        title="Intended use: research and decision support. Not a certified medical device."
      >
        <p className="text-soft">
          A risk curve describes the model, not the effect of a treatment. Whoever decides about a patient judges the
          number together with everything the model does not know.
        </p>
      </Notice>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title="This installation">
          <Fact name="Riskcurve" value={system.version} />
          <Fact name="Node.js" value={system.nodeVersion} />
          <Fact name="Database" value={system.databaseKind === 'embedded' ? 'embedded' : 'PostgreSQL'} />
          <p className="mt-2 text-[13px] text-soft">{system.databaseMeaning}</p>
        </Card>
        <Suspense fallback={<EngineCardPending />}>
          <EngineCard />
        </Suspense>
        {workers !== null && <WorkersCard {...workers} embedded={system.databaseKind === 'embedded'} />}
        <Card title="Fonts" className="lg:col-span-2">
          <dl className="divide-y divide-rule">
            {fonts.map(({ name, use, licence, copyright }) => (
              <div key={name} className="grid gap-x-6 py-2 sm:grid-cols-[140px_1fr]">
                <dt className="font-medium">{name}</dt>
                <dd>
                  {use}: {licence}
                  <span className="block text-[13px] text-soft">{copyright}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <p className="flex justify-between gap-4 py-1">
      <span className="text-soft">{name}</span>
      <span>{value}</span>
    </p>
  );
}
