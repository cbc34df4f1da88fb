import { Cluster } from "./cluster.js";
import { engagementFit } from "./engagement-fit.js";
import { eventFit } from "./event-fit.js";
import { type EventReport, inOrder, prepare } from "./event-report.js";
import type { PublishedEvent } from "./published.js";
import { stateOf } from "./state.js";

/** An event with the names of the statements it rests on, in the order of reading. */
export interface Merged {
  readonly members: readonly string[];
  readonly state: Omit<PublishedEvent, "id">;
}

/**
 * What reports of one merge key add up to: each event once, however many tell of it. Pure, and a function of the set:
 * the order in which the reports are given makes no difference.
 *
 * @example mergeReports([announced, held, anotherYear]).length // 2
 */
export function mergeReports(reports: readonly EventReport[]): Merged[] {
  const clusters: Cluster[] = [];
  for (const report of [...reports].sort(inOrder).map(prepare)) {
    const fitOf = report.statement.type === "CONSULT" ? engagementFit : eventFit;
    let nearest: Cluster | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const cluster of clusters) {
      const score = fitOf(cluster, report);
      if (score === null || score >= least) continue;
      nearest = cluster;
      least = score;
    }
    if (nearest) nearest.add(report);
    else clusters.push(new Cluster(report));
  }
  return clusters.map((cluster) => ({
    members: cluster.reports.map(({ name }) => name),
    state: stateOf(cluster.reports),
  }));
}
