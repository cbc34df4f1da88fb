/** Version of the coder; statements carry it, and a record can be recoded when it changes. */
export const CODER_VERSION = "0.1.0";
