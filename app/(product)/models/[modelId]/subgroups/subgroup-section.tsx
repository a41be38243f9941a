import { Suspense } from 'react';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { RiskcurveError } from '@/lib/errors';
import { readNumber } from '@/lib/locale';
import { getApplication } from '@/lib/open-application';
import type { PartName } from '@/lib/services/get-judged-parts';
import { getSubgroups } from '@/lib/services/get-subgroups';
import type { ThresholdChoice } from '@/lib/threshold-choice';
import type { Feature } from '@/models/features';
import { GroupChoice } from './group-choice';
import { SubgroupCards } from './subgroup-cards';

interface SubgroupSectionProps {
  readonly modelId: string;
  readonly part: PartName;
  readonly features: readonly Feature[];
  readonly choice: ThresholdChoice;
  /** Name of the feature; the first one where it is none of the model's. */
  readonly feature: string | undefined;
  readonly cuts: string | undefined;
}

/** How good the model is for groups of patients along one feature. */
export async function SubgroupSection(props: SubgroupSectionProps) {
  const { modelId, part, features, choice, cuts } = props;
  const feature = features.find(({ name }) => name === props.feature) ?? features[0];
  if (feature === undefined) return null;
  const wanted =
    feature.kind === 'numeric' && cuts !== undefined
      ? cuts.split(/[\s;]+|,\s+/).map((cut) => readNumber(cut))
      : undefined;
  const question = { modelId, part, feature: feature.name };
  const problem = wanted === undefined ? undefined : await problemWith({ ...question, cuts: wanted });
  return (
    <>
      <Card title="Subgroups" description="How good the model is for groups of patients, small groups left out">
        <GroupChoice features={features} chosen={feature} cuts={cuts} problem={problem} />
        <Notice tone="warning" className="mt-4">
          Of twenty 95{'\u202f'}% intervals one leaves the truth out by chance, and here stand many: each feature more
          that is looked at adds its own. A group that stands out is a question for other data, not a finding.
        </Notice>
      </Card>
      <Suspense
        key={JSON.stringify([question, cuts])}
        fallback={<Card>Drawing the patients of each group 500 times …</Card>}
      >
        <SubgroupCards {...question} cuts={problem === undefined ? wanted : undefined} choice={choice} />
      </Suspense>
    </>
  );
}

/** Cuts that cannot be are answered with their sentence, and with quartiles. */
async function problemWith(options: Parameters<typeof getSubgroups>[1]): Promise<string | undefined> {
  try {
    await getSubgroups(await getApplication(), options);
    return undefined;
  } catch (error) {
    if (error instanceof RiskcurveError && error.kind === 'bad-input') return error.message;
    throw error;
  }
}
