/** Names that recur in the text, set as in the formulas. */

export function LatentQ() {
  return (
    <span className="whitespace-nowrap">
      Q<sub>x</sub>(τ)
    </span>
  );
}

export function Noise() {
  return (
    <span className="whitespace-nowrap">
      F<sub>τ</sub>
    </span>
  );
}

/** Each level's own probability of a negative outcome. */
export function LevelProbability() {
  return (
    <span>
      π<sub>k</sub>
    </span>
  );
}
