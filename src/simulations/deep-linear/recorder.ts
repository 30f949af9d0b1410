const points = 360; // of a curve: about one a pixel
const moments = 60; // at which the whole map is kept
const hold = 50; // steps: a mode that bounces back below half sooner was not half learned

/** Keeps what a figure needs of a run: thinned curves, the steps at which modes are half learned, the map now and then. */
export function recorder(steps: number, s: readonly number[], mapSize: number) {
  const every = Math.max(1, Math.ceil(steps / points));
  const everyMap = every * Math.max(1, Math.ceil(steps / every / moments));
  const kept = (stride: number) => Math.ceil(steps / stride) + 1;
  const [room, roomMaps] = [kept(every), kept(everyMap)];
  const step = Float64Array.from({ length: room }, (_, i) => Math.min(i * every, steps));
  const loss = new Float64Array(room);
  const strength = new Float64Array(room * s.length);
  const map = new Float64Array(roomMaps * mapSize);
  const mapStep = new Float64Array(roomMaps);
  const before = new Float64Array(s.length);
  const half: (number | null)[] = s.map(() => null);
  let [taken, maps, last] = [0, 0, 0];

  /** Where each strength crossed half its goal since the step before, between the two by a straight line. */
  function crossings(n: number, strengths: Float64Array): void {
    for (let a = 0; a < s.length; ++a) {
      const goal = s[a] / 2;
      const since = half[a];
      if (since === null && goal > 0 && strengths[a] >= goal)
        half[a] = n === 0 ? 0 : n - 1 + (goal - before[a]) / (strengths[a] - before[a]);
      else if (since !== null && strengths[a] < goal && n - since < hold) half[a] = null;
      before[a] = strengths[a];
    }
  }

  return {
    /** Told every step. */
    step(n: number, l: number, strengths: Float64Array, total: Float64Array): void {
      crossings(n, strengths);
      last = n;
      if (n % every === 0 || n === steps) {
        loss[taken] = l;
        strength.set(strengths, taken * s.length);
        ++taken;
      }
      if (n % everyMap === 0 || n === steps) {
        mapStep[maps] = n;
        map.set(total, maps * mapSize);
        ++maps;
      }
    },
    /** The steps that a whole run records. */
    steps: step,
    /** How many of them have been. */
    count: (): number => taken,
    /**
     * All that was recorded so far, in buffers of its own. If descent does not settle, what was half learned in the
     * last 50 steps is left out: it may be a bounce.
     */
    taken: (settles = true) => ({
      step: step.slice(0, taken), // (points)
      loss: loss.slice(0, taken), // (points)
      strength: strength.slice(0, taken * s.length), // (points, modes)
      half: half.map((n) => (n !== null && !settles && last - n < hold ? null : n)), // (modes), steps, or null where half was not reached
      mapStep: mapStep.slice(0, maps), // (moments)
      map: map.slice(0, maps * mapSize), // (moments, outputs, inputs)
    }),
  };
}
