/** What the panels that explain the risk say in the document: all rows, for there is no other place for them but the attached report. */
import type { PanelOf } from '../content';
import {
  contributionsTable,
  counterfactualsTable,
  rangesTable,
  similarPatientsTable,
  surprisesTable,
  type Table,
} from '../tables';
import type { Block } from './narrative';

const words = (text: string): Block => ({ words: text });
const filled = (table: Table): Block[] => (table.rows.length === 0 ? [] : [table]);

export const explanationSections = {
  withinData: (panel: PanelOf<'withinData'>): Block[] => [
    words(panel.sentence),
    rangesTable(panel),
    words(panel.combinationSentence),
    ...filled(surprisesTable(panel)),
    words(panel.rule),
  ],
  contributions: (panel: PanelOf<'contributions'>): Block[] => [
    words(panel.reading),
    contributionsTable(panel),
    words(panel.explanation),
  ],
  counterfactuals: (panel: PanelOf<'counterfactuals'>): Block[] => [
    words(panel.sentence),
    ...filled(counterfactualsTable(panel)),
    words(panel.explanation),
  ],
  similarPatients: (panel: PanelOf<'similarPatients'>): Block[] => [
    words(panel.sentence),
    ...(panel.patients.length === 0 ? [] : [similarPatientsTable(panel)]),
    words(panel.explanation),
  ],
};
