/** What a learning platform offers its lessons. Source: ADL, SCORM 1.2 Run-Time Environment, section 3.3 */
export interface Api {
  LMSInitialize(nothing: ""): string;
  LMSFinish(nothing: ""): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(nothing: ""): string;
}

/** A window, as far as the search looks at it. */
export interface Around {
  readonly API?: Api;
  readonly parent: Around;
  readonly opener?: Around | null;
}

function upwards(from: Around): Api | undefined {
  for (let here = from; ; here = here.parent) {
    if (here.API) return here.API;
    if (here.parent === here) return undefined;
  }
}

/**
 * The platform's object `API`: in a window around the lesson's, or around that which opened it; undefined if there is
 * none, or only beyond a window of another origin, which may not be looked into.
 */
export function apiAround(window: Around): Api | undefined {
  try {
    return upwards(window) ?? (window.opener ? upwards(window.opener) : undefined);
  } catch {
    return undefined;
  }
}
