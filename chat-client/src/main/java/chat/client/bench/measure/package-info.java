/**
 * What a capacity test is asked to do, and what it measures: counters, latencies, sequence checks.
 *
 * <p>Knows numbers and the clock; knows no sockets, no protocol and no output format.
 */
package chat.client.bench.measure;
