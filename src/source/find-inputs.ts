import { lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UnreadableArticle } from "../article/index.js";

/** One thing to read: a file, or standard input where `path` is null. */
export interface Input {
  /** How messages name it. */
  readonly origin: string;
  readonly path: string | null;
  /** Bytes of a regular file; null for a pipe, a device and standard input, which can be read only once. */
  readonly size: number | null;
}

/** A path that leads to nothing readable. */
export interface Lost {
  readonly origin: string;
  readonly error: Error;
}

/** The name under which messages speak of `-`. */
const STANDARD_INPUT = "standard input";

/**
 * What paths stand for, in their order: a file, every file below a folder (in name order, hidden ones left out),
 * or standard input for `-`. A path that leads nowhere gives its error and the rest goes on.
 */
export async function* findInputs(paths: readonly string[]): AsyncGenerator<Input | Lost> {
  let piped = false;
  for (const path of paths) {
    if (path !== "-") yield* below(path, true);
    else if (piped) {
      const error = new UnreadableArticle("it is named twice", "give - once; it can be read only once");
      yield { origin: STANDARD_INPUT, error };
    } else {
      piped = true;
      yield { origin: STANDARD_INPUT, path: null, size: null };
    }
  }
}

/** @param named whether the user named this path; below a folder, pipes, devices and linked folders are passed over. */
async function* below(path: string, named: boolean): AsyncGenerator<Input | Lost> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      // A linked folder may lead back up; only one that was named is followed.
      if (!named && (await lstat(path)).isSymbolicLink()) return;
      const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
      if (named && names.length === 0)
        throw new UnreadableArticle("the folder is empty", "name one that holds reports");
      for (const name of names) yield* below(join(path, name), false);
    } else if (found.isFile()) yield { origin: path, path, size: found.size };
    else if (named) yield { origin: path, path, size: null };
  } catch (error) {
    yield { origin: path, error: explained(error) };
  }
}

const REASONS: Readonly<Record<string, readonly [reason: string, mend: string]>> = {
  ENOENT: ["there is no such file or folder", "check the path"],
  ENOTDIR: ["there is no such file or folder", "check the path; a file stands where a folder is named"],
  EACCES: ["it may not be read", "give yourself the right to read it (chmod u+r), or leave it out"],
  EPERM: ["it may not be read", "give yourself the right to read it, or leave it out"],
  ELOOP: ["its links lead in a circle", "name the file itself"],
  ENAMETOOLONG: ["the name is too long", "check the path"],
  ENXIO: ["it is a socket or device without data", "give a file"],
};

/** The file system's error in words, with the mend; any other error as it is. */
export function explained(error: unknown): Error {
  if (error instanceof UnreadableArticle) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [reason, mend] = REASONS[code] ?? [
    `it cannot be read (${error instanceof Error ? error.message : String(error)})`,
    "check the file and the disk",
  ];
  return new UnreadableArticle(reason, mend);
}
