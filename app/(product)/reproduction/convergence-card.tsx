import { Card } from '@/app/components/card';
import { NumbersTable } from '@/app/components/numbers-table';
import { EpochsChart, type EpochsMark } from '@/lib/charts/epochs-chart';
import { goalLabels, goalText, rateName } from '@/lib/reproduction/convergence-words';
import { convergenceTable } from '@/lib/reproduction/render/tables';
import type { ConvergenceReproduction, ConvergenceRow } from '@/lib/reproduction/reproduction';
import { goals, type Goal } from '@/models/reproduction/convergence';
import { Downloads } from './downloads';
import { Making } from './making';
import { Sentences } from './sentences';

/** How soon LALR and constant rates are as good as asked: the claim, what came of it, and for each data set a chart, sentences and numbers. */
export function ConvergenceCard({ convergence }: { convergence: ConvergenceReproduction }) {
  const { rows, summary, published, departures } = convergence;
  return (
    <Card
      title="Convergence: LALR against constant rates, sBQC against BCE"
      description="Epochs until a given accuracy and a given log loss on patients the networks never saw: same splits, order of rows and first layers for every rule."
    >
      <Making reproduction={convergence} />
      <p className="mt-3 max-w-[90ch] font-medium">{summary}</p>
      <div className="mt-5 grid gap-y-8">
        {rows.map((row) => (
          <DataSet key={row.key} row={row} />
        ))}
      </div>
      <div className="mt-6 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <Sentences title="What the paper says" sentences={published} />
        <Sentences title="Departures from the paper" sentences={departures} />
      </div>
      <Downloads target="convergence" formats={['markdown', 'csv', 'json']} />
    </Card>
  );
}

function DataSet({ row }: { row: ConvergenceRow }) {
  const { name, readings, nHeldOut, nPatients } = row;
  return (
    <section className="min-w-0 border-t border-rule pt-4">
      <h3 className="font-semibold">{name}</h3>
      <p className="text-[12.5px] text-soft">
        {nPatients} rows, judged on {nHeldOut} of them
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-5 md:grid-cols-2">
        {goals.map((goal) => (
          <figure key={goal} className="mx-auto w-full max-w-[500px] min-w-0">
            <figcaption className="mb-1 text-[13px] font-medium">
              To the {goalLabels[goal]}, {goalText(goal, row.goal[goal])}
            </figcaption>
            <GoalChart row={row} goal={goal} />
          </figure>
        ))}
      </div>
      <ul className="mt-3 max-w-[110ch] list-disc space-y-1 pl-5 text-[13px] text-soft">
        {readings.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <NumbersTable {...convergenceTable(row)} />
    </section>
  );
}

/** The rules of both losses by turns, a rule a row. */
function GoalChart({ row, goal }: { row: ConvergenceRow; goal: Goal }) {
  const of = (loss: 'sbqc' | 'bce') => row.rules.filter((rule) => rule.loss === loss);
  const [own, other] = [of('sbqc'), of('bce')];
  return (
    <EpochsChart
      epochs={row.epochs}
      kinds={['sBQC', 'BCE']}
      rows={own.map((rule, at) => {
        const marks: [EpochsMark, EpochsMark] = [rule.reached[goal], other[at]!.reached[goal]];
        return { label: rateName(rule), marks };
      })}
      description={`${row.name}: epochs until the ${goalLabels[goal]} for six constant rates and LALR, sBQC and BCE. The sentences and the numbers are below the chart.`}
    />
  );
}
