import * as z from "zod";
import bytes from "../../../model/events.bin";
import { type Sections, unpackSections } from "../../language/index.js";
import { Classifier, type ClassifierWeights } from "./classifier.js";
import { FeatureList } from "./features.js";

/** The learned judges of events. `training/events.ts` learns them. */
export interface Judges {
  /** Of which type of act a word tells; "none" of none. */
  readonly act: Classifier;
  /** What a party does in it, looked at alone. */
  readonly role: Classifier;
  /** What a party does in it, once the others' likeliest roles are known. */
  readonly cast: Classifier;
  /** Mode and form, `TYPE/mode/form`. */
  readonly mode: Classifier;
  readonly status: Classifier;
  /** Whether a whole reading is "right" or "wrong". */
  readonly sound: Classifier;
  /** Lemmas of nouns and adjectives that have told of acts. */
  readonly nominal: ReadonlySet<string>;
  /** A list for the word at hand, and one for what is looked at while that stands: the judges are asked one at a time. */
  readonly described: FeatureList;
  readonly scratch: FeatureList;
}

export const JUDGES = ["act", "role", "cast", "mode", "status", "sound"] as const;

const Described = z.object({ labels: z.array(z.string()), scale: z.number() });

/**
 * The weights of one judge in a model file that is taken apart.
 *
 * @param name what its sections and its description are called.
 * @throws ZodError where the file describes no such judge.
 */
export function weightsIn({ description, sections }: Sections, name: string): ClassifierWeights {
  const { labels, scale } = Described.parse(description[name]);
  const section = (part: string): Uint8Array => sections.get(`${name}.${part}`) ?? new Uint8Array();
  const keys = section("keys");
  const bytes = section("bytes");
  return {
    labels,
    scale,
    keys: new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength >> 2),
    bits: section("bits"),
    bytes: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}

/** Reads one judge, as `weightsIn` finds it. */
export const readClassifier = (file: Sections, name: string): Classifier => new Classifier(weightsIn(file, name));

/**
 * Reads the judges from their file.
 *
 * @throws ModelError where the bytes are no model file; ZodError where it describes no judges.
 */
export function readJudges(file: Uint8Array): Judges {
  const whole = unpackSections(file);
  const judge = (name: string) => readClassifier(whole, name);
  return {
    act: judge("act"),
    role: judge("role"),
    cast: judge("cast"),
    mode: judge("mode"),
    status: judge("status"),
    sound: judge("sound"),
    nominal: new Set(z.array(z.string()).parse(whole.description.nominal)),
    described: new FeatureList(),
    scratch: new FeatureList(),
  };
}

/** The judges that come with the package. */
export const judges: Judges = readJudges(bytes);
