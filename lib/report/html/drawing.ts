/** A drawing as SVG markup; roles become classes. */
import type { Drawing, Shape } from '../charts/drawing';
import { markup, type Markup } from './markup';

/** Nothing for a drawing that could not be made. */
export function drawingMarkup(drawing: Drawing | null): Markup | null {
  if (drawing === null) return null;
  const { width, height, description, shapes } = drawing;
  return markup`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${description}">${shapes.map(shapeMarkup)}</svg>`;
}

export function shapeMarkup(shape: Shape): Markup {
  switch (shape.kind) {
    case 'line':
      return markup`<line class="${shape.role}" x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"/>`;
    case 'rect':
      return markup`<rect class="${shape.role}" x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"/>`;
    case 'path': {
      const opacity = shape.opacity === null ? null : markup` stroke-opacity="${shape.opacity}"`;
      return markup`<path class="${shape.role}" d="${shape.d}"${opacity}/>`;
    }
    case 'circle':
      return markup`<circle class="${shape.role}" cx="${shape.x}" cy="${shape.y}" r="${shape.r}"/>`;
    case 'text':
      return markup`<text class="${shape.role}" x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${shape.words}</text>`;
  }
}
