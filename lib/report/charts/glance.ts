/** The two pictures of the risk at a glance. */
import type { Frame } from '@/lib/charts/frame';
import { iconArrayGeometry } from '@/lib/charts/icon-array';
import { riskHistogramGeometry } from '@/lib/charts/risk-histogram-chart';
import { formatShare } from '@/lib/format';
import type { PanelOf } from '../content';
import { circle, line, rect, text, type Drawing } from './drawing';

/** "N of 100" as a hundred icons. */
export function iconArrayDrawing(panel: PanelOf<'risk'>): Drawing {
  const { width, height, icons } = iconArrayGeometry(panel.risk, panel.riskHigh);
  return {
    width,
    height,
    description: panel.sentence,
    shapes: icons.map(({ x, y, kind }) => circle(kind, x, y, kind === 'possible' ? 4.6 : 5.5)),
  };
}

const histogramFrame: Frame = { width: 296, height: 92, left: 4, right: 292, top: 4, bottom: 68 };

/** The cohort's risks with the threshold, the patient and the patient's interval. */
export function placeDrawing(panel: PanelOf<'placeInCohort'>): Drawing {
  const frame = histogramFrame;
  const { bars, threshold, patient } = riskHistogramGeometry(
    {
      counts: panel.histogram,
      threshold: panel.threshold,
      patient: { risk: panel.risk, low: panel.riskLow, high: panel.riskHigh },
    },
    frame,
  );
  const foot = frame.height - 5;
  return {
    width: frame.width,
    height: frame.height,
    description: `Histogram of the cohort’s risks. ${panel.sentence}`,
    shapes: [
      ...bars.map((bar) => rect('bar', bar.x, bar.y, bar.width, bar.height)),
      line('baseline', frame.left, frame.bottom, frame.right, frame.bottom),
      line('dashed', threshold.x, frame.top, threshold.x, frame.bottom),
      text(
        'tick',
        threshold.x + (threshold.anchor === 'end' ? -6 : 6),
        frame.top + 9,
        threshold.anchor,
        threshold.label,
      ),
      ...(patient === null
        ? []
        : [
            line('interval', patient.from, frame.bottom, patient.to, frame.bottom),
            circle('point', patient.x, frame.bottom, 5.5),
          ]),
      text('tick', frame.left, foot, 'start', formatShare(0)),
      text('tick', (frame.left + frame.right) / 2, foot, 'middle', 'risk'),
      text('tick', frame.right, foot, 'end', formatShare(1)),
    ],
  };
}
