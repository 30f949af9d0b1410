/** A source of uniform draws in [0, 1). */
export type Uniform = () => number;

/** Random draws, one independent stream for each purpose: a draw added to one moves no other. */
export interface Streams {
  stream(name: string): Uniform;
}

/**
 * Uniform draws in [0, 1), multiples of 2^-32, from a 32-bit state; integer arithmetic only, hence the same
 * in every engine. Source: mulberry32, T. Ettinger 2017 (public domain).
 */
export function mulberry32(start: number): Uniform {
  let a = start >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit mix of a text, so that streams of like names start far apart. Source: FNV-1a, Fowler, Noll & Vo 1991. */
function fnv1a(text: string, start: number): number {
  let hash = (0x811c9dc5 ^ start) >>> 0;
  for (let i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The named streams of a seed: each call starts the stream anew. */
export function streams(seed: number): Streams {
  return { stream: (name) => mulberry32(fnv1a(name, Math.imul(seed, 0x9e3779b1))) };
}
