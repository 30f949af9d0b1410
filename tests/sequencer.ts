import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The kinds that take longest, in the order in which they begin; the site's build waits for none, but can use the first. */
const first = ["/tests/findings/", "/tests/conformance/"];

const rank = ({ moduleId }: TestSpecification): number => {
  const k = first.findIndex((folder) => moduleId.includes(folder));
  return k < 0 ? first.length : k;
};

/** Begins with the files that take longest, so that no core is left alone with one at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
