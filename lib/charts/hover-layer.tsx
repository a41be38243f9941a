import type { PointerEvent } from 'react';
import { coordinate, type Frame } from './frame';

interface HoverLayerProps {
  readonly frame: Frame;
  /** Called with a place within the plot, in the units of the frame, and with null once the pointer has left. */
  readonly onPoint: (place: { readonly x: number; readonly y: number } | null) => void;
}

/** An invisible sheet over the plot that says where the pointer is. A pen or finger that draws over it may still scroll the page. */
export function HoverLayer({ frame, onPoint }: HoverLayerProps) {
  const point = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (!(box.width > 0 && box.height > 0)) return;
    const x = frame.left + ((event.clientX - box.left) / box.width) * (frame.right - frame.left);
    const y = frame.top + ((event.clientY - box.top) / box.height) * (frame.bottom - frame.top);
    onPoint({ x: within(x, frame.left, frame.right), y: within(y, frame.top, frame.bottom) });
  };
  return (
    <rect
      x={frame.left}
      y={frame.top}
      width={frame.right - frame.left}
      height={frame.bottom - frame.top}
      className="chart-sheet"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
    />
  );
}

const within = (value: number, low: number, high: number) => coordinate(Math.min(high, Math.max(low, value)));
