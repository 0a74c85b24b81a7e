/** What tests of several packages share: clocks, drivers and workloads. May import what it makes; nothing of main imports it. */
package bench.testing;
