/** A chart as a list of shapes with roles: laid out once from the app's geometry, then written as SVG markup or as PDF. */

/** What a shape is for, by the names of the app's own charts; each format gives a role its looks. */
export type ShapeRole =
  | 'band'
  | 'bar'
  | 'baseline'
  | 'dashed'
  | 'density'
  | 'dot'
  | 'drop'
  | 'expected'
  | 'grid'
  | 'interval'
  | 'latent'
  | 'latent-below'
  | 'latent-own'
  | 'latent-own-below'
  | 'leader'
  | 'level'
  | 'line'
  | 'lowers'
  | 'none'
  | 'own-level'
  | 'plausible'
  | 'point'
  | 'point-hollow'
  | 'possible'
  | 'raises'
  | 'root'
  | 'sparse'
  | 'whisker'
  | 'zero';

export type TextRole = 'tick' | 'label' | 'own-label' | 'value';
export type Anchor = 'start' | 'middle' | 'end';

export type Shape =
  | { readonly kind: 'line'; role: ShapeRole; x1: number; y1: number; x2: number; y2: number }
  | { readonly kind: 'rect'; role: ShapeRole; x: number; y: number; width: number; height: number }
  | { readonly kind: 'path'; role: ShapeRole; d: string; opacity: number | null }
  | { readonly kind: 'circle'; role: ShapeRole; x: number; y: number; r: number }
  | { readonly kind: 'text'; role: TextRole; x: number; y: number; anchor: Anchor; words: string };

export interface Drawing {
  /** The viewBox: 0 0 width height. */
  readonly width: number;
  readonly height: number;
  /** What a person who cannot see it is told. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}

export const line = (role: ShapeRole, x1: number, y1: number, x2: number, y2: number): Shape => {
  return { kind: 'line', role, x1, y1, x2, y2 };
};

export const rect = (role: ShapeRole, x: number, y: number, width: number, height: number): Shape => {
  return { kind: 'rect', role, x, y, width, height };
};

export const path = (role: ShapeRole, d: string, opacity: number | null = null): Shape => {
  return { kind: 'path', role, d, opacity };
};

export const circle = (role: ShapeRole, x: number, y: number, r: number): Shape => {
  return { kind: 'circle', role, x, y, r };
};

export const text = (role: TextRole, x: number, y: number, anchor: Anchor, words: string): Shape => {
  return { kind: 'text', role, x, y, anchor, words };
};
