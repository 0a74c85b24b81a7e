/**
 * What brokers say of themselves while they are measured: reads the metrics that their exporters give to Prometheus, once each
 * interval. May import result, stats and time.
 */
package bench.scrape;
