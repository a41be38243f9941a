import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { NumbersTable } from '@/app/components/numbers-table';
import { OverlayChart } from '@/lib/charts/overlay-chart';
import { formatNumber } from '@/lib/format';
import { bestConstant, rateName } from '@/lib/reproduction/convergence-words';
import { convergenceTable } from '@/lib/reproduction/render/tables';
import type { ConvergenceReproduction, ConvergenceRow } from '@/lib/reproduction/reproduction';
import type { RuleResult } from '@/models/reproduction/convergence';
import { publishedRate } from '@/models/reproduction/protocol';
import { Downloads } from './downloads';
import { Making } from './making';
import { Sentences } from './sentences';

/** How soon LALR and constant rates are as good as asked: the claim, what came of it, and for each data set courses and numbers. */
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
          <DataSetCourse key={row.key} row={row} />
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

function DataSetCourse({ row }: { row: ConvergenceRow }) {
  const { name, readings, nHeldOut, nPatients } = row;
  const table = convergenceTable(row);
  const columns = table.heads.map((header, position): Column<readonly string[]> => ({
    key: String(position),
    header: header.charAt(0).toUpperCase() + header.slice(1),
    align: position === 0 ? 'left' : 'right',
    cell: (cells) => cells[position],
  }));
  return (
    <section className="min-w-0 border-t border-rule pt-4">
      <h3 className="font-semibold">{name}</h3>
      <p className="text-[12.5px] text-soft">
        {nPatients} rows, judged on {nHeldOut} of them
      </p>
      <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,420px)_minmax(0,1fr)]">
        <figure className="mx-auto w-full max-w-[420px] min-w-0">
          <LossChart row={row} />
          <figcaption className="text-[12.5px] text-soft">
            sBQC’s log loss on held-out patients after each epoch, mean over the runs: lower is better, and a course
            that rises again overfits.
          </figcaption>
        </figure>
        <ul className="max-w-[80ch] list-disc space-y-1.5 self-center pl-5 text-[13px]">
          {readings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <details className="mt-3 text-[13px]">
        <summary className="text-soft">All rules in numbers</summary>
        <div className="mt-2 min-w-0">
          <DataTable caption={table.caption} columns={columns} rows={table.rows} rowKey={([rule]) => rule!} />
        </div>
      </details>
    </section>
  );
}

function LossChart({ row }: { row: ConvergenceRow }) {
  const { rules, epochs, goal, name } = row;
  const ofSbqc = rules.filter(({ loss }) => loss === 'sbqc');
  const paper = ofSbqc.filter(({ learningRate }) => learningRate === publishedRate);
  const best = bestConstant(row, 'sbqc', 'logLoss');
  const lalr = ofSbqc.filter(({ optimizer }) => optimizer !== 'adam');
  const shown = [...new Set<RuleResult>([...paper, best, ...lalr])];
  const lines = shown.map((rule) => ({
    name: rule === best && rule.learningRate !== publishedRate ? `${rateName(rule)} (best)` : rateName(rule),
    points: rule.mean.logLoss.map((value, epoch) => [epoch + 1, value] as const),
  }));
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value));
  // what overfits twofold leaves the plot: else nothing could be told apart at its foot
  const top = Math.min(Math.max(...values), 2.2 * goal.logLoss);
  const every = [1, 2, 3, 5, 10, 20, 30, 40, 50].filter((epoch) => epoch <= epochs);
  return (
    <>
      <OverlayChart
        lines={lines}
        references={[
          {
            name: 'Logistic regression',
            points: [
              [1, goal.logLoss],
              [epochs, goal.logLoss],
            ],
          },
        ]}
        x={{ title: 'Epoch', domain: [1, epochs], share: false }}
        y={{ title: 'Log loss', domain: [0.9 * Math.min(goal.logLoss, ...values), top], share: false }}
        corner="top right"
        description={`${name}: held-out log loss of sBQC by epoch for ${lines.map((line) => line.name).join(', ')}, beside logistic regression’s ${formatNumber(goal.logLoss, 3)}. The numbers are below the chart.`}
      />
      <NumbersTable
        caption={`${name}, held-out log loss`}
        heads={['Epoch', ...lines.map((line) => line.name)]}
        rows={every.map((epoch) => [
          String(epoch),
          ...lines.map(({ points }) => formatNumber(points[epoch - 1]![1], 3)),
        ])}
      />
    </>
  );
}
