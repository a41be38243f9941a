import type { Section } from './section';
import type { SectionKey } from './section-titles';
import { coldStartSection } from './sections/cold-start';
import { curvesSection } from './sections/curves';
import type { BenchOptions } from './sections/support';
import { threadsSection } from './sections/threads';
import { trainingSection } from './sections/training';
import { whatIfSection } from './sections/what-if';
import { wholeRunSection } from './sections/whole-run';

const preparations: Readonly<Record<SectionKey, (options: BenchOptions) => Promise<Section>>> = {
  training: trainingSection,
  threads: threadsSection,
  'cold-start': coldStartSection,
  curves: curvesSection,
  'what-if': whatIfSection,
  run: wholeRunSection,
};

/** Starts a section's peers and engines and trains what it needs; whoever asks disposes of it. */
export function prepareSection(key: SectionKey, options: BenchOptions): Promise<Section> {
  return preparations[key](options);
}
