/** The panels of the PDF. */
import { Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { formatRisk } from '@/lib/format';
import { iconArrayDrawing, placeDrawing } from '../charts/glance';
import type { Panel, PanelOf } from '../content';
import type { PanelRenderers } from '../panel-renderers';
import { intervalCaption, panelTitles } from '../words';
import { LatentQuantileGrid, RiskCurveGrid } from './curves';
import { DrawingSvg } from './drawing';
import {
  Changes,
  ContributionsPanel,
  CounterfactualsPanel,
  SimilarPatientsPanel,
  WithinDataPanel,
} from './explanations';
import { colors, styles } from './style';
import { AssessmentTable, EvaluationTable, ModelTable, ValueTable } from './tables';

const leftWidth = 205;

/** A panel under its heading. */
export const pdfPanels: PanelRenderers<ReactNode> = {
  risk: (panel) => <RiskPanel panel={panel} />,
  patient: (panel) => (
    <Titled panel={panel}>
      <ValueTable values={panel.values} />
      <Changes panel={panel} />
    </Titled>
  ),
  placeInCohort: (panel) => (
    <Titled panel={panel} whole>
      <DrawingSvg drawing={placeDrawing(panel)} width={leftWidth} />
      <Text style={styles.caption}>{panel.sentence}</Text>
    </Titled>
  ),
  withinData: (panel) => (
    <Titled panel={panel} whole>
      <WithinDataPanel panel={panel} />
    </Titled>
  ),
  contributions: (panel) => <ContributionsPanel panel={panel} />,
  counterfactuals: (panel) => (
    <Titled panel={panel} whole>
      <CounterfactualsPanel panel={panel} />
    </Titled>
  ),
  similarPatients: (panel) => (
    <Titled panel={panel} whole>
      <SimilarPatientsPanel panel={panel} />
    </Titled>
  ),
  riskCurves: (panel) => <RiskCurveGrid panel={panel} />,
  latentQuantileCurves: (panel) => <LatentQuantileGrid panel={panel} />,
  assessment: (panel) => (
    <Titled panel={panel} whole>
      <AssessmentTable panel={panel} />
    </Titled>
  ),
  evaluation: (panel) => (
    <Titled panel={panel} whole>
      <EvaluationTable panel={panel} />
    </Titled>
  ),
  model: (panel) => (
    <Titled panel={panel} whole>
      <ModelTable panel={panel} />
    </Titled>
  ),
  notes: (panel) => (
    <Titled panel={panel} whole>
      <View style={styles.grid}>
        {panel.notes.map(({ title, text }) => (
          <View key={title} style={[styles.half, styles.note]}>
            <Text style={styles.strong}>{title}</Text>
            <Text style={styles.soft}>{text}</Text>
          </View>
        ))}
      </View>
    </Titled>
  ),
};

/** `whole` keeps the panel on one page. */
function Titled({ panel, whole = false, children }: { panel: Panel; whole?: boolean; children: ReactNode }) {
  const first = panel.panel === 'patient';
  return (
    <View style={first ? {} : styles.panel} wrap={!whole}>
      <Text style={styles.heading}>{panelTitles[panel.panel]}</Text>
      {children}
    </View>
  );
}

function RiskPanel({ panel }: { panel: PanelOf<'risk'> }) {
  return (
    <View>
      <Text style={styles.heading}>{panelTitles.risk}</Text>
      <Text style={styles.big}>{formatRisk(panel.risk)}</Text>
      <Text style={styles.soft}>{intervalCaption(panel.riskLow, panel.riskHigh, panel.intervalLevel)}</Text>
      <Text style={styles.say}>{panel.sentence}</Text>
      <DrawingSvg drawing={iconArrayDrawing(panel)} width={leftWidth} />
      <View style={styles.key}>
        <View style={[styles.swatch, { backgroundColor: colors.patient }]} />
        <Text>expected</Text>
        <View style={[styles.swatch, { backgroundColor: colors.patientSoft, marginLeft: 8 }]} />
        <Text>up to the interval’s end</Text>
      </View>
      <Text style={styles.soft}>{panel.thresholdSentence}</Text>
      {panel.cautions.map((caution) => (
        <Text key={caution} style={styles.caution}>
          {caution}
        </Text>
      ))}
    </View>
  );
}
