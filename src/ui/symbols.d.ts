/** MathML of every parameter's symbol, by its TeX; made at build time. */
declare module "virtual:symbols" {
  const symbols: Readonly<Record<string, string>>;
  export default symbols;
}
