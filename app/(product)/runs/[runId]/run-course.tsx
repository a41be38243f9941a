import type { RunView } from '@/app/api/runs/run-view';
import { Card } from '@/app/components/card';
import { ProgressChart, progressLabel, type ProgressKind } from '@/lib/charts/progress-chart';
import { formatCount } from '@/lib/format';
import { hasLevels } from '@/models/training/defaults';

/** Loss, crossing rate and learning rate over the epochs, with the numbers behind them. */
export function RunCourse({ run }: { run: RunView }) {
  const { history, epochs } = run.progress;
  if (history.length === 0 || run.config.loss === 'logistic') return null; // solved at once: there is no course
  const levelled = hasLevels(run.config.loss);
  const loss = history.map(({ epoch, loss: value }) => [epoch, value] as const);
  const rate = history.map(({ epoch, learningRate }) => [epoch, learningRate] as const);
  const crossing = history.map(({ epoch, crossingRate }) => [epoch, crossingRate] as const);
  const validation = history.flatMap(({ epoch, validationLoss }) =>
    validationLoss === undefined ? [] : [[epoch, validationLoss] as const],
  );
  const nStopped = history.at(-1)?.stopped?.['early stopping'] ?? 0;
  return (
    <div className={`mb-4 grid gap-4 md:grid-cols-2 ${validation.length > 0 && levelled ? '' : 'xl:grid-cols-3'}`}>
      <Course
        title="Loss"
        description="Mean training loss over the members"
        points={loss}
        epochs={epochs}
        kind="number"
      />
      {validation.length > 0 && (
        <Course
          title="Validation loss"
          description={`On each member’s validation part; ${nStopped} of ${formatCount(run.progress.members, 'member')} stopped early`}
          points={validation}
          epochs={epochs}
          kind="number"
        />
      )}
      {levelled && (
        <Course
          title="Crossing rate"
          description="Share of training patients with any quantile level out of order"
          points={crossing}
          epochs={epochs}
          kind="share"
        />
      )}
      <Course title="Learning rate" description="Step of the optimizer" points={rate} epochs={epochs} kind="number" />
    </div>
  );
}

interface CourseProps {
  readonly title: string;
  readonly description: string;
  readonly points: readonly (readonly [number, number])[];
  readonly epochs: number;
  readonly kind: ProgressKind;
}

function Course({ title, description, points, epochs, kind }: CourseProps) {
  const newest = points.at(-1);
  return (
    <Card
      title={title}
      description={description}
      actions={newest && <span className="text-[17px] font-semibold">{progressLabel(newest[1], kind)}</span>}
    >
      <ProgressChart title={title} points={points} epochs={epochs} kind={kind} />
      <details className="mt-2 text-[13px]">
        <summary className="text-soft">The numbers</summary>
        <div className="mt-2 max-h-56 overflow-auto" tabIndex={0} role="group" aria-label={`${title}, all epochs`}>
          <table className="w-full text-left">
            <caption className="sr-only">{title} by epoch</caption>
            <thead className="text-soft">
              <tr>
                <th scope="col" className="py-1 font-medium">
                  Epoch
                </th>
                <th scope="col" className="py-1 text-right font-medium">
                  {title}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(([epoch, value]) => (
                <tr key={epoch} className="border-t border-rule">
                  <td className="py-1">{epoch + 1}</td>
                  <td className="py-1 text-right">{progressLabel(value, kind)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
