import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/", "packed/", "node_modules/", "static/", "**/*.as.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      "no-undef": "off", // TypeScript sees to it
      "svelte/prefer-svelte-reactivity": "off", // what changes is replaced, not mutated: $state.raw
      "svelte/no-at-html-tags": "off", // formulas and figures are made at build time, by us
      "svelte/no-navigation-without-resolve": "off", // there is no router: links are relative files
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-invalid-void-type": "off", // Generator<F, void, void>
    },
  },
);
