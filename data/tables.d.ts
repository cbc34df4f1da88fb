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
