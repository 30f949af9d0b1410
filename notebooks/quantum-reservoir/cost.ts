import ledger from "../../src/simulations/quantum-reservoir/ledger.ts";
import training from "../../src/simulations/quantum-reservoir/training.ts";
import { grouped } from "../../src/figures/numbers.ts";
import { controls, figure, finding, frames, question, text } from "../../src/notebook/cell.ts";
import * as factor from "./cost-question.ts";
import * as found from "./cost-findings.ts";
import { duration, ledgerFigure } from "./ledger-figures.ts";
import { spendingFigure } from "./spending-figure.ts";

const ledgerCell = controls(ledger, { cell: "qlstm" });
const ledgerRun = frames(ledger, ledgerCell);
const spentCell = controls(training);
const spentRun = frames(training, spentCell);

/** What does training cost? */
export default {
  ledger: ledgerCell,
  ledgerRun,
  ledgerBars: figure("Circuits to be run, on a log scale", [ledgerRun], ledgerFigure),
  fullCircuits: text([ledgerRun], ({ rows }) => grouped(rows[0].count)),
  fullTime: text([ledgerRun], ({ rows }) => duration(rows[0].hours)),
  onceCircuits: text([ledgerRun], ({ rows }) => grouped(rows[3].count)),
  onceTime: text([ledgerRun], ({ rows }) => duration(rows[3].hours)),
  perWindow: text([ledgerRun], ({ perWindow }) => grouped(perWindow.forward + perWindow.backward)),
  factor: question([ledgerRun], factor.asked, factor.key),
  thousandfold: finding([ledgerRun], found.thousandfold(ledgerCell), found.checkThousandfold),
  spent: spentCell,
  spentRun,
  spending: figure("Error against circuits run", [spentRun], spendingFigure),
  passedAfter: text([spentRun], (frame) => {
    const passed = found.passedAt(frame);
    return passed === null ? "more circuits than the run has" : `${grouped(passed)} circuits`;
  }),
  aheadForLong: finding([spentRun], found.aheadForLong(spentCell), found.checkAheadForLong),
};
