'use client';

import { useMethodControls } from './controls';
import { PlotFigure } from './plot-figure';
import { crossingsPlot } from './plots/crossings';
import { cdfPlot, densityPlot } from './plots/distribution';
import { levelProbabilitiesPlot, levelsPlot } from './plots/levels';
import { lipschitzPlot } from './plots/lipschitz';
import { lossPlot, slopePlot, type Label } from './plots/loss';
import { latentNumberPlot, responsePlot } from './plots/question';
import { rootPlot } from './plots/root';

/** The plots of the page at the chosen level and risk. */

export function LatentNumberFigure() {
  const { risk, tau } = useMethodControls();
  return <PlotFigure title="The latent number of one patient" {...latentNumberPlot(risk, tau)} />;
}

export function ResponseFigure() {
  const { risk, tau } = useMethodControls();
  return <PlotFigure title="From Q to the risk" {...responsePlot(risk, tau)} />;
}

export function CrossingsFigure() {
  return <PlotFigure title="Levels out of order" {...crossingsPlot(useMethodControls().risk)} />;
}

export function DensityFigure() {
  return <PlotFigure title="Density of the noise" {...densityPlot(useMethodControls().tau)} />;
}

export function CdfFigure() {
  return <PlotFigure title="Distribution F of the noise" {...cdfPlot(useMethodControls().tau)} />;
}

export function LossFigure({ label }: { label: Label }) {
  return <PlotFigure title={`Loss, outcome ${label}`} {...lossPlot(label, useMethodControls().tau)} />;
}

export function SlopeFigure({ label }: { label: Label }) {
  return <PlotFigure title={`Slope of the loss, outcome ${label}`} {...slopePlot(label, useMethodControls().tau)} />;
}

export function LevelsFigure() {
  const { risk, tau } = useMethodControls();
  return <PlotFigure title="One patient, all levels" {...levelsPlot(risk, tau)} />;
}

export function LevelProbabilitiesFigure() {
  return <PlotFigure title="The same, as probabilities" {...levelProbabilitiesPlot(useMethodControls().risk)} />;
}

export function RootFigure() {
  const plot = rootPlot(useMethodControls().risk);
  if (plot !== null) return <PlotFigure title="Around the root" {...plot} />;
  return (
    <div className="rounded-card border border-rule bg-panel px-4 py-3.5">
      <h3 className="mb-1 leading-5 font-semibold">Around the root</h3>
      <p className="text-[13px] text-soft">
        No two levels of the grid stand around the root of this risk: it lies beyond the grid.
      </p>
    </div>
  );
}

export function LipschitzFigure() {
  return <PlotFigure title="Steepest slope of sBQC" {...lipschitzPlot(useMethodControls().tau)} />;
}
