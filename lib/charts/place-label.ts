import { coordinate, type Frame } from './frame';

export interface PlacedLabel {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Width of a character of a chart's bold numbers, a little generous. */
const characterWidth = 7.2;
const [ascent, descent] = [10, 2];
/** Where the baseline may stand, from the point: close above, further above, below. */
const baselines = [-9, -20, 20];
/** Height along the foot that the marks of the cohort take. */
const rugHeight = 14;
/** Free room between a label and the line at which nobody mistakes one for the other. */
const enoughRoom = 3;

/**
 * Where a label beside a point leaves the line and the marks along the foot free: close above the point if it can, on the left or the
 * right, else further above, else below.
 *
 * @param point in pixels of the frame
 * @param heightAt height of the line, in pixels, at a place along the frame
 */
export function placeLabel(
  point: { readonly x: number; readonly y: number },
  label: string,
  heightAt: (x: number) => number,
  frame: Frame,
): PlacedLabel {
  const width = label.length * characterWidth;
  const places = baselines.flatMap((dy) =>
    (['end', 'start'] as const).map((anchor) => {
      const x = anchor === 'end' ? point.x - 8 : point.x + 8;
      const from = anchor === 'end' ? x - width : x;
      const box = { from, to: from + width, top: point.y + dy - ascent, bottom: point.y + dy + descent };
      return { x, y: point.y + dy, anchor, fits: fits(box, frame), room: roomAround(box, heightAt, frame) };
    }),
  );
  const inside = places.filter((place) => place.fits);
  const roomiest = [...(inside.length > 0 ? inside : places)].sort((a, b) => b.room - a.room)[0]!;
  const { x, y, anchor } = inside.find((place) => place.room >= enoughRoom) ?? roomiest;
  return { x: coordinate(x), y: coordinate(y), anchor };
}

interface Box {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

function fits(box: Box, frame: Frame): boolean {
  return (
    box.from >= frame.left - 2 &&
    box.to <= frame.right + 8 &&
    box.top >= frame.top - 8 &&
    box.bottom <= frame.bottom - rugHeight
  );
}

/** Smallest distance between the box and the line over its width; negative where the line runs through it. */
function roomAround(box: Box, heightAt: (x: number) => number, frame: Frame): number {
  const steps = 8;
  const rooms = Array.from({ length: steps + 1 }, (_, step) => {
    const x = Math.min(frame.right, Math.max(frame.left, box.from + ((box.to - box.from) * step) / steps));
    const y = heightAt(x);
    return Math.max(box.top - y, y - box.bottom);
  });
  return Math.min(...rooms);
}
