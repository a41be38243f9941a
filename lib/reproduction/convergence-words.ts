/** What a measurement of convergence says, in words. */
import type { ConvergenceResult, Goal, Reached, RuleResult } from '@/models/reproduction/convergence';
import { publishedRate, type Training } from '@/models/reproduction/protocol';
import { formatCount, formatNumber, formatShare } from '../format';

/** "sBQC, LALR as published"; "BCE, Adam at 0.003". */
export function ruleName({ loss, ...rule }: Training): string {
  return `${loss === 'sbqc' ? 'sBQC' : 'BCE'}, ${rateName(rule)}`;
}

/** "LALR as published"; "Adam at 0.003". */
export function rateName({ optimizer, learningRate }: Pick<Training, 'optimizer' | 'learningRate'>): string {
  if (optimizer === 'adam') return `Adam at ${formatNumber(learningRate ?? publishedRate)}`;
  return optimizer === 'lalr' ? 'LALR' : 'LALR as published';
}

export const goalLabels: Readonly<Record<Goal, string>> = {
  accuracy: 'accuracy of sBQC at 0.01',
  logLoss: 'log loss of logistic regression',
};

/** "97.1 %", "0.108": the goal's mean over the runs. */
export function goalText(goal: Goal, value: number): string {
  return goal === 'accuracy' ? formatShare(value, 1) : formatNumber(value, 3);
}

/** "2 (1 to 4), 20 of 20 runs"; where fewer than half of the runs came there, only how many did. */
export function reachedText({ epochs, median, low, high }: Reached): string {
  const runs = `${epochs.filter((value) => value !== null).length} of ${epochs.length} runs`;
  if (median === null) return `not by half, ${runs}`;
  return `${median} (${low ?? '–'} to ${high ?? '–'}), ${runs}`;
}

/** The median in milliseconds of training one network, "–" where there is none. */
export function timeText({ median }: Reached, secondsPerEpoch: number): string {
  return median === null ? '–' : `${formatNumber(1000 * secondsPerEpoch * median, 2)}\u202fms`;
}

/** Of the constant rates of a loss the one that is soonest at the goal: by its median, then by how many runs came there. */
export function bestConstant({ rules }: ConvergenceResult, loss: Training['loss'], goal: Goal): RuleResult {
  const constant = rules.filter((rule) => rule.loss === loss && rule.optimizer === 'adam');
  const key = ({ reached }: RuleResult): number =>
    1000 * (reached[goal].median ?? 1000) - reached[goal].epochs.filter((value) => value !== null).length;
  return constant.reduce((best, rule) => (key(rule) < key(best) ? rule : best));
}

/** What came of it on one data set: LALR against the paper's rate and the best one to either goal, then sBQC against BCE. */
export function readConvergence(result: ConvergenceResult): string[] {
  return [
    ...(['accuracy', 'logLoss'] as const).map((goal) => sayRules(result, goal)),
    ...(['adam', 'lalr-published'] as const).map((optimizer) => sayLosses(result, optimizer)),
  ];
}

/** What came of it on all data sets, in a sentence: where LALR was sooner by its median. */
export function summarizeConvergence(results: readonly ConvergenceResult[]): string {
  const soonerThan = (goal: Goal, rival: (result: ConvergenceResult) => RuleResult): number =>
    results.filter((result) => isSooner(ruleOf(result, 'lalr-published').reached[goal], rival(result).reached[goal]))
      .length;
  const say = (goal: Goal): string =>
    `to the ${goalLabels[goal]} on ${soonerThan(goal, (result) => ruleOf(result, 'adam'))} against the constant 0.01 and on ` +
    `${soonerThan(goal, (result) => bestConstant(result, 'sbqc', goal))} against the best constant rate`;
  return (
    `Of ${formatCount(results.length, 'data set')}, LALR as published brought sBQC sooner, by the median over runs, ${say('accuracy')}; ` +
    `${say('logLoss')}.`
  );
}

const isSooner = (own: Reached, other: Reached): boolean => (own.median ?? Infinity) < (other.median ?? Infinity);

/** sBQC by a rule of LALR, or at the constant 0.01. */
function ruleOf(
  { rules }: ConvergenceResult,
  optimizer: Training['optimizer'],
  loss: Training['loss'] = 'sbqc',
): RuleResult {
  const isMeant = (rule: RuleResult): boolean => optimizer !== 'adam' || rule.learningRate === publishedRate;
  return rules.find((rule) => rule.loss === loss && rule.optimizer === optimizer && isMeant(rule))!;
}

function sayRules(result: ConvergenceResult, goal: Goal): string {
  const [paper, best] = [ruleOf(result, 'adam'), bestConstant(result, 'sbqc', goal)];
  const [published, bound] = [ruleOf(result, 'lalr-published'), ruleOf(result, 'lalr')];
  const of = (rule: RuleResult): string => sayEpochs(rule.reached[goal]);
  const isPaper = best === paper;
  const ofBest = isPaper
    ? ', which is the best constant rate'
    : `, the best constant rate (${formatNumber(best.learningRate!)}) ${of(best)}`;
  const ratios = [
    ...sayRatio(paper.reached[goal], published.reached[goal], 'the constant 0.01'),
    ...(isPaper ? [] : sayRatio(best.reached[goal], published.reached[goal], 'the best')),
  ];
  return (
    `sBQC to the ${goalLabels[goal]} (${goalText(goal, result.goal[goal])}): the constant 0.01 takes ${of(paper)}${ofBest}; ` +
    `LALR as published ${of(published)}, LALR with the true bound ${of(bound)}. ` +
    (ratios.length === 0 ? '' : `By the median LALR as published is ${ratios.join(' and ')}. `) +
    `Run by run it was ${sayPairs(published.reached[goal], paper.reached[goal])} than 0.01.`
  );
}

function sayLosses(result: ConvergenceResult, optimizer: 'adam' | 'lalr-published'): string {
  const rule = (loss: Training['loss']): RuleResult =>
    optimizer === 'adam' ? bestConstant(result, loss, 'accuracy') : ruleOf(result, optimizer, loss);
  const [own, other] = [rule('sbqc'), rule('bce')];
  const rates = [own, other].map(({ learningRate }) => formatNumber(learningRate ?? 0));
  const how =
    optimizer === 'adam' ? `each at its best constant rate (${rates.join(' and ')})` : 'both by LALR as published';
  return (
    `To that accuracy, ${how}, sBQC takes ${sayEpochs(own.reached.accuracy)} and BCE ${sayEpochs(other.reached.accuracy)}; ` +
    `run by run sBQC was ${sayPairs(own.reached.accuracy, other.reached.accuracy)} than BCE.`
  );
}

function sayEpochs({ epochs, median }: Reached): string {
  const runs = `${epochs.filter((value) => value !== null).length} of ${epochs.length} runs`;
  return median === null
    ? `more epochs than were trained (${runs} came there)`
    : `${formatCount(median, 'epoch')} (${runs})`;
}

/** Nothing where either median lies beyond the training. */
function sayRatio(slower: Reached, faster: Reached, than: string): string[] {
  if (slower.median === null || faster.median === null) return [];
  return [`${formatNumber(slower.median / faster.median, 1)} times as fast as ${than}`];
}

/** Run by run; a run that never came there is later than one that did. */
function sayPairs(own: Reached, other: Reached): string {
  const signs = own.epochs.map((value, run) => Math.sign(fewer(value, other.epochs[run]!)));
  const count = (sign: number): number => signs.filter((value) => value === sign).length;
  return `sooner in ${count(-1)}, as soon in ${count(0)} and later in ${count(1)} of ${signs.length} runs`;
}

/** Below zero where the first is sooner; two that never came there are alike. */
function fewer(own: number | null, other: number | null): number {
  if (own === null || other === null) return Number(own === null) - Number(other === null);
  return own - other;
}
