import type { FunctionPlotInput } from '@/lib/charts/function-plot-geometry';

/** A plot and the one sentence that reads it. */
export interface PlotWithReading {
  readonly plot: FunctionPlotInput;
  readonly reading: string;
}
