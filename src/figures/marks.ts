/**
 * What our figures use of Observable Plot, and no more: a bundler keeps just these. Figures are handed this module as
 * an argument, so that a page can read, and a graph can run, before Plot has been fetched.
 */
export {
  areaY,
  axisX,
  axisY,
  dot,
  frame,
  gridX,
  gridY,
  line,
  link,
  plot,
  rect,
  ruleX,
  ruleY,
  text,
  tickX,
} from "@observablehq/plot";
