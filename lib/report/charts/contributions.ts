import { contributionGeometry, type ContributionGeometry } from '@/lib/charts/contribution-chart';
import { formatCount, formatRisk } from '@/lib/format';
import type { PanelOf } from '../content';
import { bottomGrid } from './axes';
import { line, rect, text, type Drawing, type Shape } from './drawing';

type ContributionsPanel = PanelOf<'contributions'>;

/** As many bars as can be read; what is left is one bar, so that they still lead from one risk to the other. */
export const mostBars = 12;

/** The waterfall from the reference patient's risk to this one's, as the patient page draws it; null where no value moves it. */
export function contributionsDrawing(panel: ContributionsPanel): Drawing | null {
  const bars = barsOf(panel);
  if (bars.length === 0) return null;
  const geometry = contributionGeometry({ referenceRisk: panel.referenceRisk, risk: panel.risk, bars });
  const { width, height } = geometry.frame;
  const description = `Contributions to the risk. ${panel.reading} The numbers are below the chart.`;
  return { width, height, description, shapes: shapesOf(geometry, `${panel.subject} ${formatRisk(panel.risk)}`) };
}

function barsOf({ contributions }: ContributionsPanel) {
  const told = contributions.filter(({ contribution }) => contribution !== 0);
  const nShown = told.length > mostBars ? mostBars - 1 : told.length;
  const bars = told.slice(0, nShown).map(({ label, detail, contribution }) => ({ label, detail, contribution }));
  if (told.length === nShown) return bars;
  const rest = told.slice(nShown).reduce((sum, { contribution }) => sum + contribution, 0);
  return [...bars, { label: formatCount(told.length - nShown, 'other'), detail: 'together', contribution: rest }];
}

function shapesOf(geometry: ContributionGeometry, ownLabel: string): Shape[] {
  const { frame, ticks, reference, patient, rows } = geometry;
  const refersLeft = reference.x <= patient.x;
  return [
    ...bottomGrid(frame, ticks),
    line('dashed', reference.x, frame.top, reference.x, frame.bottom),
    line('drop', patient.x, frame.top, patient.x, frame.bottom),
    text('label', reference.x, 16, headAnchor(reference.x, refersLeft, geometry), reference.label),
    text('own-label', patient.x, 16, headAnchor(patient.x, !refersLeft, geometry), ownLabel),
    ...rows.flatMap((row, index): Shape[] => [
      text('own-label', frame.left - 12, row.y - 1, 'end', row.lines[0] ?? ''),
      text('tick', frame.left - 12, row.y + 12, 'end', row.detail),
      rect(row.raises ? 'raises' : 'lowers', row.x, row.y - 8, row.width, 16),
      ...(index === rows.length - 1
        ? []
        : [line('leader', row.end, row.y + 8, row.end, (rows[index + 1]?.y ?? 0) - 8)]),
      text('value', row.labelX, row.y + 4, row.anchor, row.label),
    ]),
  ];
}

/** Of two labels side by side the left one ends and the right one begins at its line, unless that leaves the frame. */
function headAnchor(x: number, isLeft: boolean, { frame }: ContributionGeometry): 'start' | 'end' {
  if (isLeft) return x < frame.left + 80 ? 'start' : 'end';
  return x > frame.right - 80 ? 'end' : 'start';
}
