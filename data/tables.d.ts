/** Tables, styles and migrations are imported as text; the bundler and Vitest inline them. */
declare module "*.tsv" {
  const text: string;
  export default text;
}
declare module "*.css" {
  const text: string;
  export default text;
}
declare module "*.sql" {
  const text: string;
  export default text;
}
/** Small learned weights are inlined as bytes. */
declare module "*.bin" {
  const bytes: Uint8Array;
  export default bytes;
}
