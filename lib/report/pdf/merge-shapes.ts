/**
 * Fewer nodes for the same picture. The layout of a PDF takes time for each node, and a curve is mostly rug and grid: lines and
 * rectangles of one role become one path. In a report of 60 features that is most of them.
 */
import type { Shape } from '../charts/drawing';

/** The shapes with each run of lines, or of rectangles, of one role as one path. Ticks may stand between: they overlap no line. */
export function mergeShapes(shapes: readonly Shape[]): Shape[] {
  const merged: Shape[] = [];
  let open = { at: -1, key: '' };
  for (const shape of shapes) {
    const traced = asPath(shape);
    const key = `${shape.kind} ${shape.role}`;
    const last = merged[open.at];
    if (traced !== null && key === open.key && last?.kind === 'path') {
      merged[open.at] = { ...last, d: last.d + traced.d };
      continue;
    }
    if (traced !== null) open = { at: merged.length, key };
    else if (shape.kind !== 'text') open = { at: -1, key: '' };
    merged.push(traced ?? shape);
  }
  return merged;
}

/** A line or a rectangle as a path; null for any other shape. */
function asPath(shape: Shape): Extract<Shape, { kind: 'path' }> | null {
  if (shape.kind !== 'line' && shape.kind !== 'rect') return null;
  const d =
    shape.kind === 'line'
      ? `M${shape.x1},${shape.y1}L${shape.x2},${shape.y2}`
      : `M${shape.x},${shape.y}h${shape.width}v${shape.height}h${-shape.width}Z`;
  return { kind: 'path', role: shape.role, d, opacity: null };
}
