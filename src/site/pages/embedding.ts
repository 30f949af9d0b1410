type Row = readonly [key: string, words: string];

/** What the query of an embed may say beside values. */
export const options: readonly Row[] = [
  ["controls", "Which controls are shown: all (default), none, or names with commas between."],
  ["hide", "Controls that are not shown, by name."],
  ["lock", "Controls that are shown and cannot be changed: names, all, or none (default)."],
  ["caption=1", "The caption of the figure is shown under it."],
  ["code", "1: the code is open; 0: the line “How this was computed” is left out."],
  ["autoplay=1", "The run starts, and its player plays, without a reader’s doing."],
  ["click=1", "Nothing runs before the reader presses a button: for pages with many cells."],
  ["theme", "light or dark; without it, as the reader’s system is set."],
  ["bg=transparent", "The page around the frame shows through."],
  ["origin", "The only origin that the cell speaks to, such as https://course.example.org."],
  ["v=1", "The version of the protocol that the host speaks."],
];

/** The steps of permission of a frame, each with those before it. */
export const ladder: readonly Row[] = [
  [
    "allow-scripts",
    "Everything is computed and drawn. Nothing is kept between visits, files cannot be saved, links do not open.",
  ],
  ["+ allow-same-origin", "Lighter and faster: modules and workers are loaded as files and shared by cells."],
  ["+ allow-downloads", "Figures and numbers can be saved."],
  ["+ allow-popups", "The link to the whole notebook opens."],
];
