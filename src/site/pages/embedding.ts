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
  [
    "theme",
    "light or dark; without it, as the reader’s system is set, in mode inline as the page around is.",
  ],
  ["bg=transparent", "The page around the frame shows through."],
  ["origin", "The only origin that the cell speaks to, such as https://course.example.org."],
  ["v=1", "The version of the protocol that the host speaks."],
];

/** Custom properties by which a page paints the cells in it. */
export const properties: readonly Row[] = [
  ["--ce-accent", "Sliders, links and what is chosen."],
  ["--ce-fg", "Text, axes and marks."],
  ["--ce-bg", "The ground of the cell."],
  ["--ce-grid", "Rules and borders."],
  ["--ce-series-1 … --ce-series-8", "Curves and marks of a figure, in the order of its series."],
  ["--ce-radius", "How round the corners are, as a length."],
];

/** Parts of a cell that a page can style with `::part()`. */
export const parts: readonly Row[] = [
  ["::part(figure)", "The figure, finding or question. In mode inline, as the next three are."],
  ["::part(controls)", "The panel of controls."],
  ["::part(caption)", 'The caption, if the element has caption="1".'],
  ["::part(code)", "The line “How this was computed” and what opens under it."],
  ["::part(frame)", "The frame, in the default mode: its border and shadow, not what is in it."],
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
