import { FunctionPlot } from '@/lib/charts/function-plot';
import type { PlotWithReading } from './plots/plot-with-reading';

/** A plot with its title above and the sentence that reads it below. */
export function PlotFigure({ title, plot, reading }: PlotWithReading & { title: string }) {
  return (
    <figure className="flex min-w-0 flex-col rounded-card border border-rule bg-panel px-4 pt-3.5 pb-3">
      <h3 className="mb-2 leading-5 font-semibold">{title}</h3>
      <FunctionPlot {...plot} description={`${title}: ${plot.y.title} against ${plot.x.title}. ${reading}`} />
      <figcaption className="mt-2 text-[13px] text-soft">{reading}</figcaption>
    </figure>
  );
}
