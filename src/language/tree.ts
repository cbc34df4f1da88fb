// Maximum spanning arborescence (Chu & Liu 1965, Edmonds 1967; McDonald et al. 2005 for parsing) with one root.

/**
 * Heads of the best tree in which exactly one word hangs on the root.
 *
 * @param scores score of head j for word i at `i * stride + j`; j = n is the root; a word is never its own head
 * @param n number of words
 * @param stride numbers from one word to the next
 * @param heads receives a row for each word, -1 for the root
 * @example bestTree(Float64Array.of(0, 5, 1, 5, 0, 2), 2, 3, heads) // heads: [1, -1]
 */
export function bestTree(scores: Float64Array, n: number, stride: number, heads: Int32Array): void {
  if (n === 0) return;
  greedyHeads(scores, n, stride, heads);
  if (isTree(heads, n)) return;
  // The root's words: where several would be, each alone is tried and the best tree kept.
  const word = (i: number, j: number): number => scores[i * stride + j] ?? 0;
  const free = arborescence(n, (i, j) => word(i, j < 0 ? n : j));
  const roots: number[] = [];
  for (let i = 0; i < n; i++) if (free[i] === -1) roots.push(i);
  let best = free;
  if (roots.length > 1) {
    let bestScore = Number.NEGATIVE_INFINITY;
    roots.sort((a, b) => word(b, n) - word(a, n));
    for (const root of roots.slice(0, MOST_ROOTS)) {
      const tree = arborescence(n, (i, j) => (j >= 0 ? word(i, j) : i === root ? word(i, n) : FORBIDDEN));
      let score = 0;
      for (let i = 0; i < n; i++) score += word(i, tree[i] === -1 ? n : (tree[i] ?? 0));
      if (score > bestScore && isTree(tree, n)) {
        bestScore = score;
        best = tree;
      }
    }
  }
  heads.set(best.subarray(0, n));
}

/** Most roots tried each alone. */
const MOST_ROOTS = 6;
const FORBIDDEN = -1e9;

function greedyHeads(scores: Float64Array, n: number, stride: number, heads: Int32Array): void {
  for (let i = 0; i < n; i++) {
    let best = n;
    let bestScore = scores[i * stride + n] ?? 0;
    for (let j = 0; j < n; j++) {
      const score = scores[i * stride + j] ?? 0;
      if (j !== i && score > bestScore) {
        best = j;
        bestScore = score;
      }
    }
    heads[i] = best === n ? -1 : best;
  }
}

/** Whether heads make a tree with one root. */
export function isTree(heads: Int32Array, n: number): boolean {
  let roots = 0;
  const seen = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    if (heads[i] === -1) roots++;
    let at = i;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1;
      at = heads[at] ?? -1;
    }
    if (at >= 0 && seen[at] === i + 1) return false;
  }
  return roots === 1;
}

/**
 * Chu, Liu and Edmonds: every word takes its best head; a cycle is drawn together into one node, the rest solved,
 * and the cycle broken where the solution enters it. Quadratic for each cycle.
 */
function arborescence(n: number, score: (word: number, head: number) => number): Int32Array {
  // Nodes 0..n-1 are words, n is the root, further ones are drawn-together cycles.
  const root = n;
  const weights: Float64Array[] = [];
  for (let i = 0; i <= n; i++) {
    const row = new Float64Array(n + 1);
    if (i < n) for (let j = 0; j <= n; j++) row[j] = score(i, j === n ? -1 : j);
    weights.push(row);
  }
  return solve(weights, root)
    .subarray(0, n)
    .map((head) => (head === root ? -1 : head));
}

/** Heads of all nodes; `weights[i][j]` is the score of j as head of i. */
function solve(weights: readonly Float64Array[], root: number): Int32Array {
  const size = weights.length;
  const heads = new Int32Array(size).fill(-1);
  for (let i = 0; i < size; i++) {
    if (i === root) continue;
    let best = root;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < size; j++) {
      const score = weights[i]?.[j] ?? 0;
      if (j !== i && score > bestScore) {
        best = j;
        bestScore = score;
      }
    }
    heads[i] = best;
  }
  const cycle = findCycle(heads, root);
  if (cycle.length === 0) return heads;
  const inCycle = new Uint8Array(size);
  for (const node of cycle) inCycle[node] = 1;
  // The smaller graph: nodes outside the cycle in order, then the cycle as one.
  const outside: number[] = [];
  for (let i = 0; i < size; i++) if (inCycle[i] === 0) outside.push(i);
  const joint = outside.length;
  const enters = new Int32Array(outside.length);
  const leaves = new Int32Array(outside.length);
  const smaller = Array.from({ length: joint + 1 }, () => new Float64Array(joint + 1));
  outside.forEach((i, a) => {
    outside.forEach((j, b) => {
      const row = smaller[a];
      if (row) row[b] = weights[i]?.[j] ?? 0;
    });
    // The best head within the cycle for i, and the best word of the cycle to hang on i.
    let leave = cycle[0] ?? 0;
    let enter = cycle[0] ?? 0;
    let leaveScore = Number.NEGATIVE_INFINITY;
    let enterScore = Number.NEGATIVE_INFINITY;
    for (const node of cycle) {
      const out = weights[i]?.[node] ?? 0;
      if (out > leaveScore) {
        leave = node;
        leaveScore = out;
      }
      const into = (weights[node]?.[i] ?? 0) - (weights[node]?.[heads[node] ?? 0] ?? 0);
      if (into > enterScore) {
        enter = node;
        enterScore = into;
      }
    }
    leaves[a] = leave;
    enters[a] = enter;
    const row = smaller[a];
    if (row) row[joint] = leaveScore;
    const last = smaller[joint];
    if (last) last[a] = enterScore;
  });
  const solved = solve(smaller, outside.indexOf(root));
  outside.forEach((i, a) => {
    if (i === root) return;
    const head = solved[a] ?? 0;
    heads[i] = head === joint ? (leaves[a] ?? 0) : (outside[head] ?? 0);
  });
  const from = solved[joint] ?? 0;
  heads[enters[from] ?? 0] = outside[from] ?? 0;
  return heads;
}

function findCycle(heads: Int32Array, root: number): number[] {
  const seen = new Int32Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    let at = i;
    while (at !== root && seen[at] === 0) {
      seen[at] = i + 1;
      at = heads[at] ?? root;
    }
    if (at === root || seen[at] !== i + 1) continue;
    const cycle = [at];
    for (let next = heads[at] ?? root; next !== at; next = heads[next] ?? root) cycle.push(next);
    return cycle;
  }
  return [];
}
