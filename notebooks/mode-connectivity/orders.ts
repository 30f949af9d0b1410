import orders from "../../src/simulations/mode-connectivity/orders.ts";
import { controls, figure, finding, frames, text } from "../../src/notebook/cell.ts";
import { chosenOf, extremes, hand } from "./chosen.ts";
import { ordersCloud, ordersLine, ordersMap } from "./orders-figures.ts";
import * as all from "./orders-findings.ts";
import { nats, unknown } from "./words.ts";

const ordersCell = controls(orders);
const ordersRun = frames(orders, ordersCell);
const handCell = controls(hand);

/** Hidden units have no names: what if they change places? */
export default {
  orders: ordersCell,
  ordersRun,
  hand: handCell,
  ordersLine: figure("Loss along the line, in this order", [ordersRun, handCell], ordersLine),
  ordersMap: figure("The network half-way", [ordersRun, handCell], ordersMap),
  ordersCloud: figure("All 720 orders", [ordersRun, handCell], ordersCloud),
  handBarrier: text([ordersRun, handCell], (frame, chosen) =>
    frame.count === 720 ? nats(Math.max(0, frame.barrier[chosenOf(frame, chosen)])) : unknown,
  ),
  lowestBarrier: text([ordersRun], (frame) =>
    frame.count === 720 ? nats(Math.max(0, frame.barrier[extremes(frame)[0]])) : unknown,
  ),
  lowerOrders: text([ordersRun], ({ barrier, byWeights, count }) =>
    count === 720 ? String(barrier.filter((b) => b < barrier[byWeights]).length) : unknown,
  ),
  sameFunction: finding([ordersRun], all.sameFunction, all.checkSameFunction),
  otherBarriers: finding([ordersRun], all.otherBarriers, all.checkOtherBarriers),
  nearest: finding([ordersRun], all.nearest, all.checkNearest),
  amongLowest: finding([ordersRun], all.amongLowest, all.checkAmongLowest),
  notLowest: finding([ordersRun], all.notLowest, all.checkNotLowest),
};
