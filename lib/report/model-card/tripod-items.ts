/**
 * The 52 items of the TRIPOD+AI checklist of 11 January 2024, their numbers and topics as published (BMJ 2024;385:e078378, CC BY 4.0),
 * what they ask for shortened.
 */

export interface TripodItem {
  readonly item: string;
  readonly topic: string;
  readonly appliesTo: 'D' | 'E' | 'D;E';
  readonly asks: string;
}

export interface TripodSection {
  readonly title: string;
  readonly items: readonly TripodItem[];
}

const both = (item: string, topic: string, asks: string): TripodItem => ({ item, topic, appliesTo: 'D;E', asks });
const development = (item: string, topic: string, asks: string): TripodItem => ({ item, topic, appliesTo: 'D', asks });
const evaluation = (item: string, topic: string, asks: string): TripodItem => ({ item, topic, appliesTo: 'E', asks });

const usability = 'Usability in current care';

export const tripodSections: readonly TripodSection[] = [
  {
    title: 'Title and abstract',
    items: [
      both('1', 'Title', 'Development or evaluation of a prediction model, target population, predicted outcome'),
      both('2', 'Abstract', 'A structured summary by the checklist for abstracts'),
    ],
  },
  {
    title: 'Introduction',
    items: [
      both('3a', 'Background', 'Healthcare context, rationale, existing models'),
      both('3b', 'Background', 'Target population, intended purpose in the care pathway, intended users'),
      both('3c', 'Background', 'Known health inequalities between sociodemographic groups'),
      both('4', 'Objectives', 'Development, validation, or both'),
    ],
  },
  {
    title: 'Methods',
    items: [
      both('5a', 'Data', 'Sources of the data for development and evaluation, why these, how representative'),
      both('5b', 'Data', 'Dates: start and end of accrual, end of follow-up'),
      both('6a', 'Participants', 'Setting, number and location of centres'),
      both('6b', 'Participants', 'Eligibility criteria'),
      both('6c', 'Participants', 'Treatments received and how they were handled'),
      both('7', 'Data preparation', 'Pre-processing and quality checks, and whether alike across groups'),
      both(
        '8a',
        'Outcome',
        'Definition, time horizon, how and when assessed, why this one, whether alike across groups',
      ),
      both('8b', 'Outcome', 'Assessors’ qualifications where the outcome needs interpretation'),
      both('8c', 'Outcome', 'Blinding of the outcome’s assessment'),
      development('9a', 'Predictors', 'Choice of the initial predictors, any pre-selection'),
      both('9b', 'Predictors', 'Definition of every predictor, how and when measured, blinding'),
      both('9c', 'Predictors', 'Assessors’ qualifications where a predictor needs interpretation'),
      both('10', 'Sample size', 'How the size came about, whether it suffices, any calculation'),
      both('11', 'Missing data', 'How missing data were handled, reasons for omitting any'),
      development('12a', 'Analytical methods', 'How the data were used and partitioned'),
      development('12b', 'Analytical methods', 'How the predictors were handled'),
      development('12c', 'Analytical methods', 'Type of model, all steps of building it, tuning, internal validation'),
      both('12d', 'Analytical methods', 'Heterogeneity across clusters such as hospitals'),
      both('12e', 'Analytical methods', 'Measures and plots of performance'),
      evaluation('12f', 'Analytical methods', 'Model updating that arose from the evaluation'),
      evaluation('12g', 'Analytical methods', 'How the predictions were calculated'),
      both('13', 'Class imbalance', 'Methods against class imbalance, why, and recalibration after them'),
      both('14', 'Fairness', 'Approaches to fairness and their rationale'),
      development('15', 'Model output', 'Output of the model, any classification, how thresholds were found'),
      both('16', 'Training versus evaluation', 'Differences between the data for development and evaluation'),
      both('17', 'Ethical approval', 'Committee, and informed consent or its waiver'),
    ],
  },
  {
    title: 'Open science',
    items: [
      both('18a', 'Funding', 'Source of funding and role of the funders'),
      both('18b', 'Conflicts of interest', 'Conflicts and financial disclosures of all authors'),
      both('18c', 'Protocol', 'Where the protocol is, or that none was prepared'),
      both('18d', 'Registration', 'Register and number, or that the study was not registered'),
      both('18e', 'Data sharing', 'Availability of the data'),
      both('18f', 'Code sharing', 'Availability of the analytical code'),
    ],
  },
  {
    title: 'Patient and public involvement',
    items: [both('19', 'Patient and public involvement', 'Any involvement, or that there was none')],
  },
  {
    title: 'Results',
    items: [
      both('20a', 'Participants', 'Flow of participants, with and without the outcome, follow-up time'),
      both(
        '20b',
        'Participants',
        'Characteristics, dates, treatments, events, missing data, differences across groups',
      ),
      evaluation('20c', 'Participants', 'Distribution of important predictors against the development data'),
      both('21', 'Model development', 'Participants and events in each analysis'),
      development(
        '22',
        'Model specification',
        'The full model, so that others can predict with it; restrictions on its use',
      ),
      both('23a', 'Model performance', 'Performance with intervals, also in key subgroups'),
      both('23b', 'Model performance', 'Heterogeneity of performance across clusters'),
      evaluation('24', 'Model updating', 'Results of any updating'),
    ],
  },
  {
    title: 'Discussion',
    items: [
      both('25', 'Interpretation', 'Overall interpretation, fairness, objectives and previous studies'),
      both('26', 'Limitations', 'Limitations and what they do to bias, uncertainty and generalisability'),
      development('27a', usability, 'How poor or missing input is assessed and handled in use'),
      development('27b', usability, 'Whether users handle the input, and what expertise they need'),
      both('27c', usability, 'Next steps for research on applicability and generalisability'),
    ],
  },
];
