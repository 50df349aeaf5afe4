/** Milliseconds above which something takes long. */
const LONG = 5;
/** Of the time, the share it may take then. */
const SHARE = 0.1;

/**
 * Does what takes long only now and then, and leaves it out in between: how far a long article's translation is would
 * else be found out with each of the thousands of words that come.
 */
export function createSeldom(): (act: () => void) => void {
  let next = 0;
  return (act) => {
    const began = performance.now();
    if (began < next) return;
    act();
    const took = performance.now() - began;
    next = took > LONG ? began + took / SHARE : 0;
  };
}
