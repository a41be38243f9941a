import { Section } from '../section';

/** The figure whose labels are upside down. */
export function HeartRate() {
  return (
    <Section id="heart-rate">
      <p>
        The paper’s Figure 3 reads the chance of no heart disease off a curve along the maximum heart rate: 90 % at 120
        beats per minute, 70 % at 140. It comes from a widespread copy of the Cleveland data, heart.csv, in which target
        = 1 means <em>no</em> disease; all of its 303 rows were checked against the original file. The figure reads
        target = 1 as disease.
      </p>
      <p>
        With the original labels a higher maximum heart rate goes with <em>less</em> disease: in a logistic model of
        that one feature the chance of no disease is 0.25 at 120 and 0.44 at 140. The curve rises where the published
        one falls.
      </p>
      <p>
        Two habits of this software come from it. A cohort has to say in words what its positive outcome is, and those
        words stand beside every risk. And “all other values held” means held at those of a real patient, or at the
        median of each number and the most frequent category; the published curve used means, among them a sex of 0.68.
      </p>
    </Section>
  );
}
