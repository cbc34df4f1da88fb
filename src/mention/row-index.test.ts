import fc from "fast-check";
import { expect, it } from "vitest";
import { RowIndex } from "./row-index.js";

it("tells of each row once, in order, and makes nothing twice", () => {
  const keys = fc.constantFrom("abu", "ban", "cas");
  fc.assert(
    fc.property(fc.array(fc.array(keys, { maxLength: 4 })), (rows) => {
      let made = 0;
      const index = new RowIndex((row, key) => [`${key} ${row} ${made++}`]);
      for (const [row, of] of rows.entries()) for (const key of of) index.add(key, row);
      for (const key of ["abu", "ban", "cas", "none"]) {
        const wanted = [...rows.keys()].filter((row) => rows[row]?.some((one) => one === key));
        const found = index.get(key);
        expect(found.map((value) => Number(value.split(" ")[1]))).toEqual(wanted);
        expect(index.get(key)).toEqual(found);
      }
    }),
  );
});
