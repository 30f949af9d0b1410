/** Where a figure's description has the numbers with which the witness marks frames. */
const places: Readonly<Record<string, RegExp>> = {
  strengths: /mode 1 \(strength [\d.]+\) at step ([\d\s]+)/,
  depthTimes: /steps,? at (\d+) layers/,
  race: /(\d+(?:\.\d+)?) at \d/,
};

/** The run of which a marked picture is, and in the fraction its frame; nothing where it has no number yet. */
export function runOf(figure: string, label: string): number[] {
  const found = places[figure]?.exec(label)?.[1];
  return found === undefined ? [] : [Number(found.replace(/\s/g, ""))];
}
