/** Version of the coder; statements carry it, and `chancery recode` codes anew what an earlier one coded: raise it with whatever changes what is coded. */
export const CODER_VERSION = "0.1.0";
