import type { Frame } from './frame';

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
