/** Figures 3 and 4: latent quantiles along one feature, as published and as they should be. */
import type { FeatureTable } from '@/models/features';
import type { TrainingEngine } from '@/models/engines/types';
import { asCodes, levelCurves, meanPatient, modelOfNetworks, typicalPatient } from '@/models/reproduction/level-curves';
import { planProtocol, type Arm } from '@/models/reproduction/protocol';
import { trainNetworks, type ProtocolCohort } from '@/models/reproduction/train-networks';
import { flipOutcome, readDataSet } from './data-sets';
import { figureDepartures, protocolDepartures } from './departures';
import { figures, type LabelSide, type ReferenceKind } from './figures';
import { paper } from './published';
import { readPanel } from './read-panel';
import {
  reproductionSchema,
  targetNames,
  type FigurePanel,
  type FigureReproduction,
  type FigureTarget,
} from './reproduction';
import { withEngine, type ReproductionRequest, type ShareDone } from './request';

const arm: Arm = { loss: 'sbqc', optimizer: 'adam' };

/** @throws RiskcurveError in one sentence where the file is not at hand, or where it was interrupted. */
export async function reproduceFigure(target: FigureTarget, request: ReproductionRequest): Promise<FigureReproduction> {
  const { cohort, flippedAsPublished, feature: name, sides, publishedReadings } = figures[target];
  const read = await readDataSet(request.dataFolder, { cohort, flipped: false });
  const feature = read.table.features.findIndex((candidate) => candidate.name === name);
  const definition = read.table.features[feature]!;
  const coded = { table: asCodes(read.table), labels: read.labels };
  const cohortOf = (side: LabelSide): ProtocolCohort =>
    side === 'published' && flippedAsPublished ? flipOutcome(coded) : coded;
  const made = await withEngine(targetNames[target].toLowerCase(), request, async (engine, runs, tell) => {
    const panels: FigurePanel[] = [];
    const work = { ...request, engine, runs };
    let taus: readonly number[] = [];
    let networks = 0;
    for (const [position, side] of sides.entries()) {
      const told: ShareDone = (share, what) => tell((position + share) / sides.length, what);
      const model = await trainSide(cohortOf(side), { ...work, tell: told });
      taus = model.config.taus;
      networks = model.members.length;
      for (const kind of ['means', 'typical'] as const)
        panels.push(
          readPanel(
            target,
            side,
            kind,
            levelCurves(model, referenceOf(kind, read.table), feature, figures[target].readAt),
          ),
        );
    }
    return { panels, taus, networks };
  });
  const unit = definition.kind === 'numeric' ? definition.unit : null;
  const integer = read.table.columns[feature]!.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return {
    ...{ schema: reproductionSchema, target, paper, feature: { label: definition.label, unit, integer } },
    ...made,
    publishedReadings,
    departures: [...figureDepartures[target], ...protocolDepartures],
  };
}

interface SideOptions {
  readonly engine: TrainingEngine;
  readonly runs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: ShareDone;
}

async function trainSide(cohort: ProtocolCohort, { engine, runs, seed, signal, tell }: SideOptions) {
  const planned = planProtocol(cohort.labels, { runs, seed });
  const onProgress = (share: number): void => tell(share, 'sBQC with Adam');
  const networks = await trainNetworks(cohort, planned, { engine, arm, signal, onProgress });
  return modelOfNetworks(cohort, networks, engine.record);
}

function referenceOf(kind: ReferenceKind, table: FeatureTable): Float64Array {
  return kind === 'means' ? meanPatient(table) : typicalPatient(table);
}
