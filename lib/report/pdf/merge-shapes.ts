/**
 * Fewer nodes for the same picture. The layout of a PDF takes time for each node, and a curve is mostly rug and grid: lines and
 * rectangles of one role become one path. In a report of 60 features that is most of them.
 */
import { path, type Shape } from '../charts/drawing';

/** The shapes with each run of lines, or of rectangles, of one role as one path. Ticks may stand between: they overlap no line. */
export function mergeShapes(shapes: readonly Shape[]): Shape[] {
  const merged: Shape[] = [];
  let open: { at: number; key: string } | null = null;
  for (const shape of shapes) {
    const key = shape.kind === 'line' || shape.kind === 'rect' ? `${shape.kind} ${shape.role}` : null;
    const last = open === null ? undefined : merged[open.at];
    if (key !== null && key === open?.key && last?.kind === 'path') {
      merged[open.at] = { ...last, d: `${last.d}${pathOf(shape)}` };
      continue;
    }
    if (key !== null) open = { at: merged.length, key };
    else if (shape.kind !== 'text') open = null;
    merged.push(key === null ? shape : asPath(shape));
  }
  return merged;
}

function asPath(shape: Shape): Shape {
  return shape.kind === 'line' || shape.kind === 'rect' ? path(shape.role, pathOf(shape)) : shape;
}

function pathOf(shape: Shape): string {
  if (shape.kind === 'line') return `M${shape.x1},${shape.y1}L${shape.x2},${shape.y2}`;
  if (shape.kind === 'rect') return `M${shape.x},${shape.y}h${shape.width}v${shape.height}h${-shape.width}Z`;
  return '';
}
