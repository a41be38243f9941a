import { Card } from '@/app/components/card';
import { NumbersTable } from '@/app/components/numbers-table';
import { LatentQuantileChart } from '@/lib/charts/latent-quantile-chart';
import { curveTable, readingTable } from '@/lib/reproduction/render/tables';
import { targetNames, type FigureReproduction } from '@/lib/reproduction/reproduction';
import { Downloads } from './downloads';
import { Making } from './making';
import { ReadingTable } from './reading-table';
import { Sentences } from './sentences';

/** The latent quantiles of each panel, the sentence that reads it, and what the paper's text reads. */
export function FigureCard({ figure }: { figure: FigureReproduction }) {
  const { target, feature, panels, taus, departures } = figure;
  const axis = feature.unit === null ? feature.label : `${feature.label}, ${feature.unit}`;
  return (
    <Card
      title={`${targetNames[target]}: latent quantiles along ${feature.label.toLowerCase()}`}
      description="Where the curve of level τ meets zero, τ is the probability of the negative outcome."
    >
      <Making reproduction={figure} />
      <div className="mt-4 grid gap-x-8 gap-y-6 md:grid-cols-2">
        {panels.map((panel, index) => (
          <figure key={panel.title} className="min-w-0">
            <h3 className="mb-1 font-semibold">{panel.title}</h3>
            <LatentQuantileChart
              curve={{ ...panel.curve, at: null }}
              taus={taus}
              tauStar={null}
              integer={feature.integer}
              description={`${targetNames[target]}, ${panel.title}: Q(τ) along ${axis} for ${taus.length} quantile levels. ${panel.reading} The numbers are below the chart.`}
            />
            <p className="text-right text-[12.5px] text-soft">{axis}</p>
            <figcaption className="mt-1 text-[13px] text-soft">{panel.reading}</figcaption>
            <NumbersTable {...curveTable(figure, index)} />
          </figure>
        ))}
      </div>
      <div className="mt-6 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <ReadingTable {...readingTable(figure)} />
        <Sentences title="Departures from the paper" sentences={departures} />
      </div>
      <Downloads target={target} formats={['markdown', 'csv', 'svg', 'json']} />
    </Card>
  );
}
