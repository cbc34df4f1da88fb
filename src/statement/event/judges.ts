import * as z from "zod";
import bytes from "../../../model/events.bin";
import { type Sections, unpackSections } from "../../language/index.js";
import { Form } from "../schema.js";
import { Classifier, type ClassifierWeights } from "./classifier.js";
import { FeatureList } from "./features.js";

/** The learned judges of events. `training/events.ts` learns them. */
export interface Judges {
  /** Of which type of act a word tells; "none" of none. */
  readonly act: Classifier;
  /** Who acts, and who is acted on, in the light of the whole report. */
  readonly actors: Classifier;
  readonly recipients: Classifier;
  /** Mode and form, `TYPE/mode/form`. */
  readonly mode: Classifier;
  /** Its labels by type. */
  readonly modes: ReadonlyMap<string, readonly LabelledManner[]>;
  readonly status: Classifier;
  /** Whether a whole reading is "right" or "wrong". */
  readonly sound: Classifier;
  /** Lemmas of nouns and adjectives that have told of acts. */
  readonly nominal: ReadonlySet<string>;
  /** A list for what is looked at: the judges are asked one at a time. */
  readonly scratch: FeatureList;
}

/** In which mode, and in which form, an act is done. */
export interface Manner {
  readonly mode: string | null;
  readonly form: Form | null;
}

/** A manner as the judge of modes labels it, and the label's place. */
export interface LabelledManner extends Manner {
  readonly label: string;
  readonly at: number;
}

/** The labels of the judge of modes, `TYPE/mode/form`, taken apart, by type. */
function mannersOf({ labels }: Classifier): Map<string, LabelledManner[]> {
  const found = new Map<string, LabelledManner[]>();
  for (const [at, label] of labels.entries()) {
    const [type = "", mode, form] = label.split("/");
    const one = { label, at, mode: mode || null, form: form ? Form.parse(form) : null };
    found.set(type, [...(found.get(type) ?? []), one]);
  }
  return found;
}

export const JUDGES = ["act", "actors", "recipients", "mode", "status", "sound"] as const;

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
 * Judges put together.
 *
 * @param judge gives each by its name. @param nominal lemmas of nouns and adjectives that have told of acts.
 * @example judgesFrom((name) => readClassifier(file, name), new Set(["visit"]))
 */
export function judgesFrom(judge: (name: (typeof JUDGES)[number]) => Classifier, nominal: ReadonlySet<string>): Judges {
  const mode = judge("mode");
  return {
    act: judge("act"),
    actors: judge("actors"),
    recipients: judge("recipients"),
    mode,
    modes: mannersOf(mode),
    status: judge("status"),
    sound: judge("sound"),
    nominal,
    scratch: new FeatureList(),
  };
}

/**
 * Reads the judges from their file.
 *
 * @throws ModelError where the bytes are no model file; ZodError where it describes no judges.
 */
export function readJudges(file: Uint8Array): Judges {
  const whole = unpackSections(file);
  const nominal = new Set(z.array(z.string()).parse(whole.description.nominal));
  return judgesFrom((name) => readClassifier(whole, name), nominal);
}

/** The judges that come with the package. */
export const judges: Judges = readJudges(bytes);
