import type { Frame } from './frame';

/** How high a chart with a row for each level is. */
export interface RowHeights {
  /** Height where there are few levels. */
  readonly least: number;
  readonly row: number;
}

/** As high as the charts of numbers beside it. */
export const cardRows: RowHeights = { least: 196, row: 34 };

/** The frame of a chart with so many rows, room for their words at the left. */
export function rowFrame(count: number, { least, row }: RowHeights = cardRows): Frame {
  const height = Math.max(least, 52 + row * count);
  return { width: 368, height, left: 120, right: 352, top: 12, bottom: height - 28 };
}

const widestStep = 46;

/** Rows of a chart that has one for each level of a category: evenly spaced, close together and centred where there are few. */
export function rowsOf(frame: Frame, count: number): { step: number; first: number } {
  const height = frame.bottom - frame.top;
  const step = Math.min(widestStep, height / count);
  return { step, first: frame.top + (height - step * (count - 1)) / 2 };
}

interface RowLabelProps {
  readonly frame: Frame;
  readonly y: number;
  readonly lines: readonly string[];
  /** Whether it is the patient's own level. */
  readonly own: boolean;
  /** A small line under the label. */
  readonly under: string | null;
}

const lineHeight = 13;

/** The words at the left of a row, centred on it. */
export function RowLabel({ frame, y, lines, own, under }: RowLabelProps) {
  const count = lines.length + (under === null ? 0 : 1);
  const at = (index: number) => y + 4 + (index - (count - 1) / 2) * lineHeight;
  const place = { x: frame.left - 12, textAnchor: 'end' } as const;
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} {...place} y={at(index)} className={own ? 'chart-own-label' : 'chart-label'}>
          {line}
        </text>
      ))}
      {under !== null && (
        <text {...place} y={at(lines.length)}>
          {under}
        </text>
      )}
    </>
  );
}
