import type { Frame, Tick } from '@/lib/charts/frame';
import { line, text, type Shape } from './drawing';

/** Lines across the plot, labelled at the left; one at `baseline` is drawn darker. */
export function leftAxis(frame: Frame, ticks: readonly Tick[], baseline?: number): Shape[] {
  return ticks.flatMap(({ at, label }) => [
    line(at === baseline ? 'baseline' : 'grid', frame.left, at, frame.right, at),
    ...(label === '' ? [] : [text('tick', frame.left - 7, at + 4, 'end', label)]),
  ]);
}

/** Labels under the plot. */
export function bottomAxis(frame: Frame, ticks: readonly Tick[]): Shape[] {
  return ticks
    .filter(({ label }) => label !== '')
    .map(({ at, label }) => text('tick', at, frame.bottom + 17, 'middle', label));
}

/** Lines up the plot, with their labels under it. */
export function bottomGrid(frame: Frame, ticks: readonly Tick[]): Shape[] {
  return [...ticks.map(({ at }) => line('grid', at, frame.top, at, frame.bottom)), ...bottomAxis(frame, ticks)];
}

/** The lines of a level's label, right-aligned before the plot and centred on its row. */
export function rowLabel(frame: Frame, row: { y: number; lines: readonly string[] }, own: boolean): Shape[] {
  return row.lines.map((words, index) => {
    const y = row.y + 4 + (index - (row.lines.length - 1) / 2) * 13;
    return text(own ? 'own-label' : 'label', frame.left - 12, y, 'end', words);
  });
}
