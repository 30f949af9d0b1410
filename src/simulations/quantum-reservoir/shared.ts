import { choice, integer, real } from "../../experiment/schema.ts";

/** Parameters that more than one simulation of the chapter declares. */

export const taskParam = choice({
  label: "Task",
  default: "pendulum",
  options: {
    pendulum: "damped pendulum",
    bessel: "Bessel function J₂",
    control: "delayed control",
    narma5: "NARMA5",
    narma10: "NARMA10",
    narma5wide: "NARMA5, stretched",
    narma10wide: "NARMA10, stretched",
  },
  doc: "The series to be foretold, one step ahead from the last four values; stretched ones are scaled to lie from −1 to 1.",
});

export const plainTaskParam = choice({
  label: "Task",
  default: "pendulum",
  options: {
    pendulum: "damped pendulum",
    bessel: "Bessel function J₂",
    control: "delayed control",
    narma5: "NARMA5",
    narma10: "NARMA10",
  },
  doc: "The series to be foretold, one step ahead from the last four values.",
});

export const quantumParam = choice({
  label: "Cell",
  default: "qrnn",
  options: { qrnn: "QRNN", qgru: "QGRU", qlstm: "QLSTM" },
  doc: "How circuits are joined into a recurrent cell: one circuit, three with gates, or six with gates and a memory.",
});

export const widthParam = real({
  label: "Spread of the angles",
  symbol: "\\sigma",
  default: 0.01,
  min: 0.001,
  max: 6.3,
  scale: "log",
  unit: "rad",
  doc: "Standard deviation of the random angles of the gates; from about 3 on they are even over the whole circle.",
});

export const rateParam = real({
  label: "Learning rate",
  symbol: "\\eta",
  default: 0.01,
  min: 1e-4,
  max: 0.1,
  scale: "log",
  doc: "How far RMSprop moves a weight in one step.",
});

export const penaltyParam = real({
  label: "Penalty of least squares",
  symbol: "\\lambda",
  default: 1e-6,
  min: 1e-10,
  max: 1,
  scale: "log",
  doc: "How strongly large weights are held back in the readout that is solved for.",
});

export const epochsParam = (most: number) =>
  integer({
    label: "Epochs",
    default: 100,
    min: 20,
    max: most,
    doc: "Passes over the training windows.",
  });

export const shape = { n: 4, layers: 2, length: 4 } as const; // qubits, layers, window: as in the public code
export const classicalUnits = 5;

export const treatmentParam = choice({
  label: "Features",
  default: "raw",
  options: { raw: "as they are", standardised: "each with variance 1", whitened: "whitened" },
  doc: "What is done to the features before the readout learns; whitened ones are uncorrelated too, over the windows learned from.",
});
