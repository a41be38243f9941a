/** The tables of the PDF. */
import { Text, View } from '@react-pdf/renderer';
import { formatCount } from '@/lib/format';
import type { FeatureValue, PanelOf } from '../content';
import { metricTexts, modelEntries, partTitles } from '../words';
import { styles } from './style';
import { valueRemark } from '../value-remark';

export function ValueTable({ values }: { values: readonly FeatureValue[] }) {
  return (
    <View>
      <View style={[styles.row, styles.soft]}>
        <Text style={{ width: '40%' }}>Feature</Text>
        <Text style={{ width: '27%' }}>Value</Text>
        <Text style={{ flex: 1 }}>In the cohort</Text>
      </View>
      {values.map((shown) => (
        <View key={shown.name} style={styles.row} wrap={false}>
          <Text style={{ width: '40%' }}>{shown.label}</Text>
          <Text style={[shown.value === null ? styles.soft : styles.strong, { width: '27%' }]}>{shown.text}</Text>
          <Text style={[styles.soft, { flex: 1 }]}>{valueRemark(shown)}</Text>
        </View>
      ))}
    </View>
  );
}

export function AssessmentTable({ panel }: { panel: PanelOf<'assessment'> }) {
  return panel.rows.map(({ name, value, meaning }) => (
    <View key={name} style={styles.row}>
      <Text style={{ width: '24%' }}>{name}</Text>
      <Text style={[styles.strong, { width: '11%' }]}>{value}</Text>
      <Text style={[styles.soft, { flex: 1 }]}>{meaning}</Text>
    </View>
  ));
}

/** One row a metric, one column a part of the cohort. */
export function EvaluationTable({ panel }: { panel: PanelOf<'evaluation'> }) {
  const metrics = panel.parts[0]?.metrics ?? [];
  return (
    <View>
      <View style={styles.row}>
        <Text style={{ width: '24%' }} />
        {panel.parts.map(({ part, nPatients, nEvents }) => (
          <Text key={part} style={{ width: '38%' }}>
            <Text style={styles.strong}>{partTitles[part]}</Text>
            <Text style={styles.soft}>
              {' '}
              {formatCount(nPatients, 'patient')}, {formatCount(nEvents, 'event')}
            </Text>
          </Text>
        ))}
      </View>
      {metrics.map(({ name, label }, row) => (
        <View key={name} style={styles.row}>
          <Text style={{ width: '24%' }}>{label}</Text>
          {panel.parts.map(({ part, metrics: own }) => {
            const metric = own[row];
            const [estimate, interval] = metric === undefined ? ['', ''] : metricTexts(metric);
            return (
              <Text key={part} style={{ width: '38%' }}>
                <Text style={styles.strong}>{estimate}</Text>
                <Text style={styles.soft}>{interval === '' ? '' : `  ${interval}`}</Text>
              </Text>
            );
          })}
        </View>
      ))}
      <Text style={styles.caption}>{panel.explanation}</Text>
    </View>
  );
}

/** Short entries two to a row, long ones (hashes, settings) below, each across the page. */
export function ModelTable({ panel }: { panel: PanelOf<'model'> }) {
  const entries = modelEntries(panel);
  const isShort = ([, value]: readonly [string, string]) => value.length <= 48;
  return (
    <View>
      <View style={styles.grid}>
        {entries.filter(isShort).map(([name, value]) => (
          <View key={name} style={[styles.row, styles.half]}>
            <Text style={[styles.soft, { width: '34%' }]}>{name}</Text>
            <Text style={{ flex: 1 }}>{value}</Text>
          </View>
        ))}
      </View>
      {entries
        .filter((entry) => !isShort(entry))
        .map(([name, value]) => (
          <View key={name} style={styles.row}>
            <Text style={[styles.soft, { width: '16.5%' }]}>{name}</Text>
            <Text style={{ flex: 1 }}>{value}</Text>
          </View>
        ))}
    </View>
  );
}
