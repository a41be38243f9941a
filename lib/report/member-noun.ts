/** What a member of the ensemble is called: logistic regressions are no networks. */
export function memberNoun(loss: unknown): 'network' | 'logistic regression' {
  return loss === 'logistic' ? 'logistic regression' : 'network';
}
