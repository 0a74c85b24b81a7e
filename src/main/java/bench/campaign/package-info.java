/**
 * Campaigns: the points of what varies, the order of their runs, a process for each, and what is written down so that they can go
 * on. May import result, config, yaml and time.
 */
package bench.campaign;
