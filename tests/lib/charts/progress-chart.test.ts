import { progressFrame, progressGeometry } from '@/lib/charts/progress-chart';
import { describe, expect, it } from 'vitest';

const frame = progressFrame;

describe('progressGeometry', () => {
  it('puts the first epoch at the left edge and the last of the run at the right edge', () => {
    const { line, newest } = progressGeometry(
      [
        [0, 1],
        [1, 0.5],
        [2, 0],
      ],
      { epochs: 3, kind: 'number' },
    );
    // Values 1, 0.5, 0 lie on a nice axis from 0 to 1: top, middle, bottom of the frame.
    const middleX = (frame.left + frame.right) / 2;
    const middleY = (frame.top + frame.bottom) / 2;
    expect(line).toBe(`M${frame.left},${frame.top}L${middleX},${middleY}L${frame.right},${frame.bottom}`);
    expect(newest).toEqual({ x: frame.right, y: frame.bottom });
  });

  it('keeps room for the epochs that are still to come', () => {
    const { newest } = progressGeometry(
      [
        [0, 2],
        [1, 1],
      ],
      { epochs: 5, kind: 'number' },
    );
    // Epoch 2 of 1..5 is a quarter of the way.
    expect(newest?.x).toBeCloseTo(frame.left + (frame.right - frame.left) / 4, 6);
  });

  it('starts a share at zero, also where all shares are equal', () => {
    const { vertical, newest } = progressGeometry(
      [
        [0, 0.5],
        [1, 0.5],
      ],
      { epochs: 2, kind: 'share' },
    );
    expect(vertical[0]).toEqual({ at: frame.bottom, label: '0\u202f%' });
    expect(newest?.y).toBe(frame.top);
  });

  it('leaves a gap where a value is no number, and never writes NaN', () => {
    const { line, newest } = progressGeometry(
      [
        [0, 1],
        [1, NaN],
        [2, 0],
      ],
      { epochs: 3, kind: 'number' },
    );
    expect(line).not.toContain('NaN');
    expect(line.match(/M/g)).toHaveLength(2);
    expect(newest?.x).toBe(frame.right);
  });

  it('draws axes without any point, and for a run of one epoch', () => {
    const empty = progressGeometry([], { epochs: 1, kind: 'share' });
    expect(empty).toMatchObject({ line: '', newest: null });
    expect(empty.vertical.length).toBeGreaterThan(1);
    expect(progressGeometry([[0, 0.3]], { epochs: 1, kind: 'number' }).newest?.x).toBe(frame.left);
  });

  it('names whole epochs only, the last one always', () => {
    for (const epochs of [1, 2, 15, 50, 137]) {
      const labels = progressGeometry([], { epochs, kind: 'number' }).horizontal.map((tick) => tick.label);
      expect(labels.at(-1)).toBe(String(epochs));
      expect(labels.every((label) => /^\d+$/.test(label))).toBe(true);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
