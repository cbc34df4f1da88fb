import type { Cluster } from "./cluster.js";
import { engagementFit } from "./engagement-fit.js";
import { eventFit } from "./event-fit.js";
import type { Prepared } from "./event-report.js";
import { pledgeFit } from "./pledge-fit.js";

const FITS = { engagement: engagementFit, event: eventFit, commitment: pledgeFit } as const;

/** How well a report fits what other reports of its merge key add up to: 0 is best, null not at all. */
export function fitness(cluster: Cluster, report: Prepared): number | null {
  return FITS[report.what](cluster, report);
}
