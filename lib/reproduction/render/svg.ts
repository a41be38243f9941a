import { latentFrame, latentQuantileGeometry } from '@/lib/charts/latent-quantile-chart';
import { levelShapes } from '@/lib/report/charts/latent-quantiles';
import { shapeMarkup } from '@/lib/report/html/drawing';
import { markup, Markup } from '@/lib/report/html/markup';
import { chartStyle } from '@/lib/report/html/style';
import { targetNames, type FigurePanel, type FigureReproduction } from '../reproduction';

const gap = 24;
const titleHeight = 30;
const footHeight = 22;
const head = 40;
const panelWidth = latentFrame.width;
const panelHeight = titleHeight + latentFrame.height + footHeight;

/** All panels in one picture that stands alone, two beside each other. */
export function renderSvg(figure: FigureReproduction): string {
  const { target, panels, feature, quick, runs } = figure;
  const nRows = Math.ceil(panels.length / 2);
  const width = 2 * panelWidth + 3 * gap;
  const height = head + nRows * (panelHeight + gap);
  const axis = feature.unit === null ? feature.label : `${feature.label}, ${feature.unit}`;
  const title = `${targetNames[target]} reproduced: Q(τ) along ${axis}${quick ? ` (a quick look, ${runs} runs)` : ''}`;
  const placed = panels.map((panel, index) => {
    const x = gap + (index % 2) * (panelWidth + gap);
    return drawPanel(figure, panel, axis, x, head + Math.floor(index / 2) * (panelHeight + gap));
  });
  const style = new Markup(`<style>svg{font-family:Inter,system-ui,sans-serif}${chartStyle}</style>`);
  const sheet = markup`<rect width="${width}" height="${height}" fill="#fff"/><text x="${gap}" y="26" font-size="15" font-weight="600">${title}</text>`;
  return `${markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">${style}${sheet}${placed}</svg>`.text}\n`;
}

function drawPanel({ taus, feature }: FigureReproduction, panel: FigurePanel, axis: string, x: number, y: number) {
  const geometry = latentQuantileGeometry({
    ...{ curve: { ...panel.curve, at: null }, taus, tauStar: null, integer: feature.integer },
  });
  const { left, right, top, height } = latentFrame;
  const shapes = levelShapes(geometry, latentFrame).map(shapeMarkup);
  const titles = markup`<text class="tick" x="${left}" y="${top - 11}">Q(τ)</text><text class="tick" x="${right + 12}" y="${top - 11}">τ</text><text class="tick" x="${right}" y="${height + 10}" text-anchor="end">${axis}</text>`;
  return markup`<text x="${x}" y="${y + 18}" font-size="13" font-weight="600">${panel.title}</text><g class="chart" transform="translate(${x} ${y + titleHeight})">${titles}${shapes}</g>`;
}
