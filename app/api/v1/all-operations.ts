/** Every operation of the API, in the order of the document. A route serves nothing that is not here; a test holds both together. */
import type { Operation } from './operation';
import * as cohorts from './operations/cohorts';
import * as comparisons from './operations/comparisons';
import * as decisions from './operations/decisions';
import * as models from './operations/models';
import * as predictions from './operations/predictions';
import * as publications from './operations/publications';
import * as reports from './operations/reports';
import * as reproductions from './operations/reproductions';
import * as runs from './operations/runs';
import * as system from './operations/system';

export const allOperations: readonly Operation[] = [
  ...[cohorts.uploadFile, cohorts.listCohorts, cohorts.importCohort, cohorts.getCohort],
  ...[runs.listRuns, runs.startRun, runs.getRun, runs.cancelRun, runs.recalibrateModel],
  ...[models.listModels, models.getModel, models.getEvaluation, decisions.getDecisions],
  ...[publications.publishModel, publications.rollBackModel, publications.unpublishModel, publications.retireModel],
  ...[publications.listPublications, comparisons.compareModels],
  ...[predictions.listPredictions, predictions.scorePatients, predictions.getCurves, predictions.drawCurves],
  ...[reports.exportPatientReport, reports.exportNewReport, reports.exportCard],
  ...[reproductions.listReproductions, reproductions.getReproduction],
  system.getSystem,
];
