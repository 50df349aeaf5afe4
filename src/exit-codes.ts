/** sysexits.h: something in the configuration. */
export const EX_CONFIG = 78;
/** An error of our own. */
export const EX_SOFTWARE = 70;
