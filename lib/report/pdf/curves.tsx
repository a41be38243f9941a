/** The curves of the PDF, two to a row. */
import { Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { cardFrame, type Frame } from '@/lib/charts/frame';
import { latentFrame } from '@/lib/charts/latent-quantile-chart';
import type { RowHeights } from '@/lib/charts/rows';
import { latentQuantileDrawing } from '../charts/latent-quantiles';
import { riskCurveDrawing } from '../charts/risk-curve';
import type { CurveFeature, PanelOf } from '../content';
import { panelTitles, swingText } from '../words';
import { DrawingSvg } from './drawing';
import { styles } from './style';

const curveWidth = 252;

/** Lower than on the screen, so that a page holds five rows. */
const lower = (frame: Frame, by: number): Frame => ({ ...frame, height: frame.height - by, bottom: frame.bottom - by });
const curveFrame = lower(cardFrame, 44);
const levelsFrame = lower(latentFrame, 36);
const rowHeights: RowHeights = { least: curveFrame.height, row: 27 };

export function RiskCurveGrid({ panel }: { panel: PanelOf<'riskCurves'> }) {
  const cells = panel.curves.map((curve) => (
    <View key={curve.feature.definition.name} style={styles.cell}>
      <CardHead feature={curve.feature}>{swingText(curve.swing)}</CardHead>
      <DrawingSvg drawing={riskCurveDrawing(curve, curveFrame, rowHeights)} width={curveWidth} />
      <Text style={styles.caption}>{curve.reading}</Text>
    </View>
  ));
  return <Grid title={panelTitles.riskCurves} cells={cells} />;
}

export function LatentQuantileGrid({ panel }: { panel: PanelOf<'latentQuantileCurves'> }) {
  const cells = panel.curves.map((curve) => (
    <View key={curve.feature.definition.name} style={styles.cell}>
      <CardHead feature={curve.feature} />
      <DrawingSvg
        drawing={latentQuantileDrawing(curve, panel.taus, panel.tauStar, levelsFrame, rowHeights)}
        width={curveWidth}
      />
    </View>
  ));
  return <Grid title={panelTitles.latentQuantileCurves} lead={panel.explanation} cells={cells} />;
}

/** The heading stays on the page of the first row. */
function Grid({ title, lead, cells }: { title: string; lead?: string; cells: readonly ReactElement[] }) {
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => (
    <View key={row} style={styles.pair} wrap={false}>
      {cells[2 * row]}
      {cells[2 * row + 1] ?? <View style={styles.cell} />}
    </View>
  ));
  return (
    <View style={styles.panel}>
      <View wrap={false}>
        <Text style={styles.heading}>{title}</Text>
        {lead !== undefined && <Text style={[styles.soft, { marginBottom: 8 }]}>{lead}</Text>}
        {rows[0]}
      </View>
      {rows.slice(1)}
    </View>
  );
}

function CardHead({ feature: { definition }, children }: { feature: CurveFeature; children?: ReactNode }) {
  const unit = definition.kind === 'numeric' ? definition.unit : null;
  return (
    <View style={styles.cardHead}>
      <Text style={{ flex: 1 }}>
        <Text style={styles.strong}>{definition.label}</Text>
        {unit !== null && <Text style={styles.soft}> {unit}</Text>}
      </Text>
      <Text style={styles.soft}>{children}</Text>
    </View>
  );
}
