import Link from 'next/link';
import { Card } from '@/app/components/card';
import { shortVersion } from '@/lib/format';
import { recalibrationFitWords } from '@/lib/recalibration-words';
import type { RecalibrationState } from '@/lib/services/describe-recalibration';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Evaluation } from '@/models/trainer/protocol';
import { metricInterval, metricText, metricWords } from '../../metric-words';
import { BeforeAfterTable } from './before-after-table';

type RecalibratedCardProps = Omit<Extract<RecalibrationState, { kind: 'recalibrated' }>, 'kind'> & {
  readonly model: ModelWithOrigin;
  readonly evaluation: Evaluation;
  readonly mayCompare: boolean;
};

const shown = ['calibrationSlope', 'calibrationIntercept', 'brierScore', 'logLoss', 'auroc'];
const parts = [
  ['outOfFold', 'Out of fold'],
  ['holdout', 'Holdout'],
] as const;

/** By what the risks were recalibrated, and what came of it. */
export function RecalibratedCard({ recalibration, origin, model, evaluation, mayCompare }: RecalibratedCardProps) {
  const compared = parts.flatMap(([part, title]) => {
    const [before, after] = [origin.evaluation[part], evaluation[part]];
    return before === null || after === null ? [] : [{ title, before, after }];
  });
  const from = shortVersion(origin.version);
  return (
    <Card
      title="Recalibrated"
      description={`Every number of this version is recalibrated by ${recalibrationFitWords(recalibration)}; 95\u202f% intervals.`}
    >
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
        {compared.map(({ title, before, after }) => (
          <section key={title}>
            <h3 className="mb-1 text-[13px] font-medium">{title}</h3>
            <BeforeAfterTable
              caption={`${title}, version ${from} and recalibrated`}
              heads={[from, 'Recalibrated']}
              rows={metricWords
                .filter(({ name }) => shown.includes(name))
                .map(({ name, label }) => [
                  label,
                  ...[before, after].map(({ metrics }, at) => (
                    <span key={at}>
                      {metricText(name, metrics[name])}{' '}
                      <span className="text-[12.5px] text-soft max-sm:block">
                        {metricInterval(name, metrics[name])}
                      </span>
                    </span>
                  )),
                ])}
            />
          </section>
        ))}
      </div>
      <p className="mt-3 text-[13px] text-pretty text-soft">
        Out of fold every patient is recalibrated by a fit without that patient’s fold, so ranks across folds, and with
        them the AUROC, may move a little; the holdout by the fit of all training patients. A threshold that was chosen
        for {from} does not carry over: the same patients have other risks.
      </p>
      {mayCompare && (
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[13px]">
          <Link href={`/models/${origin.id}`} className="text-accent hover:underline">
            Open version {from}
          </Link>
          <Link
            href={`/compare?cohort=${model.cohortId}&model=${origin.id}&model=${model.id}`}
            className="text-accent hover:underline"
          >
            Compare both, patient by patient
          </Link>
        </p>
      )}
    </Card>
  );
}
