import { PageHeader } from '@/app/components/page-header';
import { Contents } from './contents';
import { MethodControlsProvider, TauSlider } from './controls';
import { InShort } from './in-short';
import { Corrections } from './sections/corrections';
import { Crossings } from './sections/crossings';
import { Distribution } from './sections/distribution';
import { HeartRate } from './sections/heart-rate';
import { LearningRate } from './sections/learning-rate';
import { Levels } from './sections/levels';
import { Loss } from './sections/loss';
import { Question } from './sections/question';
import { TauStarSection } from './sections/tau-star';
import { Uncertainty } from './sections/uncertainty';

/** The whole page: short for a clinician, then every step for an analyst. */
export function Method() {
  return (
    <MethodControlsProvider>
      <PageHeader title="The method">
        How a risk, its interval and a curve come about, and what they can and cannot say.
      </PageHeader>
      <div className="mb-5 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <InShort />
        <Contents />
      </div>
      <TauSlider />
      <div className="[&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
        <Question />
        <Distribution />
        <Loss />
        <Levels />
        <TauStarSection />
        <Uncertainty />
        <Crossings />
        <LearningRate />
        <Corrections />
        <HeartRate />
      </div>
    </MethodControlsProvider>
  );
}
