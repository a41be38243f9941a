import type { LevelCurves } from '@/models/reproduction/level-curves';
import { formatShare } from '../format';
import { figures, type LabelSide, type ReferenceKind } from './figures';
import type { FigurePanel, FigureTarget } from './reproduction';

const referenceWords: Readonly<Record<ReferenceKind, string>> = {
  means: 'others at their means',
  typical: 'others at median and mode',
};

/** A panel with its title and the sentence that reads it. */
export function readPanel(
  target: FigureTarget,
  side: LabelSide,
  kind: ReferenceKind,
  curves: LevelCurves,
): FigurePanel {
  const { flippedAsPublished, negativeMeans, sides } = figures[target];
  const label = sides.length === 1 ? '' : side === 'published' ? 'Label as published, ' : 'Label corrected, ';
  const title = `${label}${referenceWords[kind]}`;
  const wrong =
    side === 'published' && flippedAsPublished
      ? ' With this label it is in truth the probability of heart disease.'
      : '';
  return {
    title: title[0]!.toUpperCase() + title.slice(1),
    negativeMeans,
    reading: `${sayReadings(negativeMeans, curves)}${wrong}`,
    ...curves,
  };
}

function sayReadings(negativeMeans: string, { readings }: LevelCurves): string {
  const [first, last] = [readings[0]!, readings.at(-1)!];
  const verb = last.negative > first.negative ? 'rises' : last.negative < first.negative ? 'falls' : 'stays';
  return (
    `The probability of ${negativeMeans} ${verb} from ${formatShare(first.negative)} at ${first.at} ` +
    `to ${formatShare(last.negative)} at ${last.at}.`
  );
}
