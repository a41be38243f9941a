/** What every document of ours has: its properties, a masthead, a foot and the numbers of its pages. */
import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { identifierMark } from '../identifier-mark';
import { utcTime } from '../words';
import { styles } from './style';

interface FramedContent {
  readonly title: string;
  readonly identifier: string;
  readonly createdAt: string;
  readonly contentHash: string;
}

interface PageFrameProps {
  readonly content: FramedContent;
  /** One line under the title. */
  readonly subtitle: string;
  /** What a reader must know first; null ones are left out. */
  readonly notices: readonly (string | null)[];
  /** At the foot of every page. */
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** An A4 document around its content. */
export function PageFrame({ content, subtitle, notices, footer, children }: PageFrameProps) {
  const created = new Date(content.createdAt);
  return (
    <Document
      title={content.title}
      author="Riskcurve"
      creator="Riskcurve"
      producer="Riskcurve"
      subject={identifierMark(content.identifier)}
      keywords={`sha256 ${content.contentHash}`}
      language="en"
      creationDate={created}
      modificationDate={created}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Masthead content={content} subtitle={subtitle} notices={notices} />
          {children}
        </View>
        <Foot>{footer}</Foot>
      </Page>
    </Document>
  );
}

function Masthead({ content, subtitle, notices }: Pick<PageFrameProps, 'content' | 'subtitle' | 'notices'>) {
  return (
    <View>
      <View style={styles.masthead}>
        <Text style={styles.brand}>Riskcurve</Text>
        <Text style={styles.soft}>{utcTime(content.createdAt)}</Text>
      </View>
      <Text style={styles.title}>{content.title}</Text>
      <Text style={styles.soft}>{subtitle}</Text>
      {notices
        .filter((notice) => notice !== null)
        .map((notice) => (
          <Text key={notice} style={styles.notice}>
            {notice}
          </Text>
        ))}
    </View>
  );
}

/** Outside of the body: where a line height is inherited, react-pdf loses text that it can only write once the pages are counted. */
function Foot({ children }: { children: ReactNode }) {
  return (
    <>
      <View style={styles.footer} fixed>
        {children}
      </View>
      <Text
        style={styles.pageNumber}
        render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
        fixed
      />
    </>
  );
}
