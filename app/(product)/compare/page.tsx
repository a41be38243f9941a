import type { Metadata } from 'next';
import { Suspense } from 'react';
import { isLive, runView, type RunView } from '@/app/api/runs/run-view';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import { Notice } from '@/app/components/notice';
import { PageHeader } from '@/app/components/page-header';
import { addressOf, readAll, readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { SimulatedNotice } from '@/app/components/simulated-notice';
import { requireUser } from '@/lib/auth/require-user';
import { formatDate } from '@/lib/format';
import type { Application } from '@/lib/application';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { pairModels } from '@/lib/services/pair-models';
import { getRun } from '@/lib/services/get-run';
import { listCohorts } from '@/lib/services/list-cohorts';
import { listModels } from '@/lib/services/list-models';
import { lossNames } from '@/lib/loss-names';
import { rivalOptimizerOf } from '@/lib/rivals';
import { firstChoice, mostShown } from './choices';
import { ComparisonBody } from './comparison-body';
import { FallenRuns } from './fallen-runs';
import { ModelPicker } from './model-picker';
import { PendingRuns } from './pending-runs';
import { splitsOf } from './splits-of';
import { TrainingForm } from './training-form';

export const metadata: Metadata = { title: 'Compare' };

/** Models of one cohort on the same splits: paired differences with intervals, and their curves over one another. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  await requireUser('analyst');
  const parameters = await searchParams;
  const app = await getApplication();
  const cohorts = await listCohorts(app, { limit: 500 });
  if (cohorts.length === 0) return <NothingToCompare />;
  const newest = (await listModels(app, { limit: 1 }))[0];
  const wanted = readParameter(parameters, 'cohort');
  const cohort = cohorts.find(({ id }) => id === (wanted ?? newest?.cohortId)) ?? cohorts[0]!;
  const models = await listModels(app, { cohortId: cohort.id, limit: 500 });
  const runs = await readRuns(app, readAll(parameters, 'run'));
  const named = [...new Set([...readAll(parameters, 'model'), ...runs.flatMap(({ modelId }) => modelId ?? [])])];
  const chosen = named.length > 0 ? named : firstChoice(models);
  const threshold = readThreshold(readParameter(parameters, 'threshold'));
  const part = readParameter(parameters, 'part') === 'holdout' ? 'holdout' : 'outOfFold';
  const pending = runs.some(({ state }) => isLive(state));
  const comparison = await attempt(() =>
    chosen.length > mostShown
      ? refuseMany(chosen.length)
      : pairModels(app, { modelIds: chosen, baselineId: readParameter(parameters, 'baseline'), threshold }),
  );
  const baseline = comparison.ok ? comparison.value.models[comparison.value.baseline]!.id : null;
  return (
    <>
      <PageHeader title="Compare models">
        Models that were trained on the same splits judged the same patients unseen. So they are compared patient by
        patient: each difference with its interval, never two bare means.
      </PageHeader>
      <SimulatedNotice simulatedFrom={cohort.simulatedFrom} />
      <div className="grid gap-5">
        <TrainingForm
          key={cohort.id}
          cohortId={cohort.id}
          defaults={splitsOf(models[0]?.config)}
          open={!pending && !comparison.ok}
        />
        {pending && <PendingRuns key={runs.map(({ id }) => id).join(' ')} initial={runs} />}
        {!pending && <FallenRuns runs={runs} />}
        {models.length > 0 && (
          <ModelPicker
            key={`${cohort.id} ${chosen.join(' ')}`}
            cohorts={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
            cohortId={cohort.id}
            models={models.map(({ id, name, config, createdAt, recalibratedFrom }) => ({
              ...{ id, name, config },
              detail: `${lossNames[config.loss]}${recalibratedFrom === null ? '' : ', recalibrated'}, ${rivalOptimizerOf(config)}, seed ${config.seed}, ${formatDate(createdAt)}`,
            }))}
            chosen={chosen}
            baselineId={baseline}
            threshold={threshold}
            part={part === 'holdout' ? part : undefined}
          />
        )}
        {pending ? null : comparison.ok ? (
          <Suspense key={JSON.stringify(parameters)} fallback={<Card>Comparing patient by patient …</Card>}>
            <ComparisonBody
              comparison={comparison.value}
              part={comparison.value.holdout === null ? 'outOfFold' : part}
              hrefOf={(other) => comparisonAddress(parameters, other)}
            />
          </Suspense>
        ) : named.length === 0 ? (
          <Card>
            <EmptyState title="No two models of this cohort have the same splits.">
              Train rivals above, start runs with the same seed, folds, repeats and holdout share, or let{' '}
              <code>riskcurve compare</code> train them.
            </EmptyState>
          </Card>
        ) : (
          <Notice tone="error">{comparison.sentence}</Notice>
        )}
      </div>
    </>
  );
}

function comparisonAddress(parameters: SearchParameters, part: string): string {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name]) =>
      name === 'part' ? [] : readAll(parameters, name).map((value) => [name, value]),
    ),
  );
  if (part === 'holdout') query.set('part', part);
  return `${addressOf('/compare', {})}?${query.toString()}`;
}

/** The runs that the address waits for; an id that is none is passed over. */
async function readRuns(app: Application, ids: readonly string[]): Promise<RunView[]> {
  const found: RunView[] = [];
  for (const runId of ids.slice(0, mostShown)) {
    const run = await attempt(() => getRun(app, { runId }));
    if (run.ok) found.push(runView(run.value));
  }
  return found;
}

/** Given in percent; one half where there is none that can be. */
function readThreshold(text: string | undefined): number {
  const share = Number(text ?? 50) / 100;
  return share > 0 && share < 1 ? share : 0.5;
}

async function attempt<Value>(
  work: () => Promise<Value>,
): Promise<{ ok: true; value: Value } | { ok: false; sentence: string }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof RiskcurveError) return { ok: false, sentence: error.message };
    throw error;
  }
}

function refuseMany(count: number): Promise<never> {
  const sentence = `the page compares at most ${mostShown} models at once, but ${count} were named; name fewer`;
  return Promise.reject(new RiskcurveError('bad-input', sentence));
}

function NothingToCompare() {
  return (
    <>
      <PageHeader title="Compare models" />
      <Card>
        <EmptyState
          title="No cohort yet."
          actions={
            <Button variant="primary" href="/cohorts">
              To the cohorts
            </Button>
          }
        >
          Models of a cohort with the same splits are set side by side here.
        </EmptyState>
      </Card>
    </>
  );
}
