/** Tables are imported as text; the bundler and Vitest inline them. */
declare module "*.tsv" {
  const text: string;
  export default text;
}
