import type { Metrics } from "./telemetry.ts";

const nothing = () => undefined;

/** Where nobody asks for them. */
export const NO_METRICS: Metrics = {
  interaction: nothing,
  acknowledged: nothing,
  stage: nothing,
  job: nothing,
  task: nothing,
  modelCall: nothing,
  lookup: nothing,
  unread: nothing,
  reconnect: nothing,
  storeFault: nothing,
};
