import { curveViews } from '@/app/components/curves/curve-set';
import { readParameter, type SearchParameters } from '@/app/components/read-parameter';
import { readView } from '@/app/components/views';
import { getApplication } from '@/lib/open-application';
import { getJudgedParts, type PartName } from '@/lib/services/get-judged-parts';
import type { ModelPage } from '@/lib/services/get-model-page';
import { getRiskCounts } from '@/lib/services/get-risk-counts';
import { listPublications } from '@/lib/services/list-publications';
import { readThresholdChoice } from '@/lib/threshold-choice';
import { CalibrationSection } from './calibration-section';
import { CurvesSection } from './curves-section';
import { ModelRecordCard } from './model-record-card';
import { OverviewSection } from './overview-section';
import { PublicationsCard } from './publications-card';
import type { SectionName } from './sections';
import { SubgroupSection } from './subgroups/subgroup-section';
import { ThresholdSection } from './threshold/threshold-section';

interface ModelSectionProps extends Omit<ModelPage, 'withdrawn'> {
  readonly section: SectionName;
  readonly part: PartName;
  readonly parameters: SearchParameters;
}

/** The part of the page that is asked for, with what it alone needs. */
export async function ModelSection({ section, part, parameters, model, trained, evaluation }: ModelSectionProps) {
  const app = await getApplication();
  const modelId = model.id;
  const read = (name: string) => readParameter(parameters, name);
  const evaluated = evaluation[part]!;
  if (section === 'record') {
    return (
      <>
        <ModelRecordCard model={model} trained={trained} />
        <PublicationsCard
          name={model.name}
          modelId={modelId}
          line={await listPublications(app, { name: model.name })}
        />
      </>
    );
  }
  if (section === 'curves') {
    return <CurvesSection modelId={modelId} trained={trained} view={readView(curveViews, parameters.view)} />;
  }
  if (section === 'calibration') {
    const counts = await getRiskCounts(app, { modelId });
    return <CalibrationSection part={evaluated} counts={counts[part]} />;
  }
  const judged = (await getJudgedParts(app, { modelId }))[part]!;
  if (section === 'overview') return <OverviewSection part={evaluated} judged={judged} />;
  const given = { threshold: read('threshold'), basis: read('basis'), costRatio: read('costRatio') };
  const choice = readThresholdChoice(given, model.threshold);
  if (section === 'threshold') return <ThresholdSection {...{ modelId, part, judged, choice }} />;
  return (
    <SubgroupSection
      {...{ modelId, part, choice }}
      features={trained.features}
      feature={read('feature')}
      cuts={read('cuts')}
    />
  );
}
