/** Which parameters a page does not let its reader see, or change, by `cell.parameter`. */
export interface View {
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
}

/** All is shown and can be changed. */
export const open: View = { hidden: new Set(), locked: new Set() };
