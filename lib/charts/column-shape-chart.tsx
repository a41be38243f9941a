import { max } from 'd3';
import { coordinate, type Frame } from './frame';

const sparkFrame: Frame = { width: 120, height: 34, left: 1, right: 119, top: 2, bottom: 33 };

/** Bars over the width of the frame, the tallest as high as it; a bar that holds anybody is at least one unit high. Pure. */
export function columnShapeGeometry(counts: readonly number[], frame: Frame = sparkFrame) {
  const step = (frame.right - frame.left) / Math.max(1, counts.length);
  const gap = Math.min(1.2, step * 0.2);
  const highest = max(counts) || 1;
  return counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(1, (count / highest) * (frame.bottom - frame.top));
    return {
      x: coordinate(frame.left + index * step + gap / 2),
      y: coordinate(frame.bottom - height),
      width: coordinate(step - gap),
      height: coordinate(height),
    };
  });
}

/** How a column's values are spread, small enough to stand in a row of a table. */
export function ColumnShapeChart({ counts, description }: { counts: readonly number[]; description: string }) {
  const { width, height, left, right, bottom } = sparkFrame;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description} className="chart max-w-[120px]">
      {columnShapeGeometry(counts).map((bar, index) => (
        <rect key={index} {...bar} className="chart-density" />
      ))}
      <line x1={left} x2={right} y1={bottom + 0.5} y2={bottom + 0.5} className="chart-baseline" />
    </svg>
  );
}
