import type { Metadata } from 'next';
import { Notice } from '@/app/components/notice';
import { PageHeader } from '@/app/components/page-header';
import type { SearchParameters } from '@/app/components/read-parameter';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { currentMaking } from '@/lib/reproduction/process/making';
import { figureTargets } from '@/lib/reproduction/reproduction';
import { listReproductions } from '@/lib/services/list-reproductions';
import { ConvergenceCard } from './convergence-card';
import { FigureCard } from './figure-card';
import { HowToRun } from './how-to-run';
import { NotCovered } from './not-covered';
import { NotMade } from './not-made';
import { StartCard } from './start-card';
import { Table3 } from './table-3';

export const metadata: Metadata = { title: 'Reproduction' };

/** The paper's tables and figures, ours beside the published values: made here or by the command, kept in the data folder. */
export default async function ReproductionPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  await requireUser('analyst');
  const part = (await searchParams).part === 'holdout' ? 'holdout' : 'fold';
  const { newest, unreadable } = await listReproductions(await getApplication());
  const { table3, convergence } = newest;
  return (
    <>
      <PageHeader title="Reproduction">
        The paper’s protocol on the public cohorts: our values beside the published ones, with their spread and with
        what differs. For comparison, not for care: this protocol overfits, and the product trains otherwise.
      </PageHeader>
      {unreadable.length > 0 && (
        <Notice tone="warning" className="mb-5" title="A stored result could not be read.">
          {unreadable.join(', ')}: damaged, or of another version. Make it again.
        </Notice>
      )}
      <div className="grid gap-5">
        <StartCard initial={currentMaking()} />
        {table3?.target === 'table3' ? <Table3 table={table3} part={part} /> : <NotMade target="table3" />}
        {figureTargets.map((target) => {
          const figure = newest[target];
          return figure?.target === 'figure3' || figure?.target === 'figure4' ? (
            <FigureCard key={target} figure={figure} />
          ) : (
            <NotMade key={target} target={target} />
          );
        })}
        {convergence?.target === 'convergence' ? (
          <ConvergenceCard convergence={convergence} />
        ) : (
          <NotMade target="convergence" />
        )}
        <HowToRun />
        <NotCovered />
      </div>
    </>
  );
}
