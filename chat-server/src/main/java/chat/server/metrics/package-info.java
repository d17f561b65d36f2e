/**
 * What the server publishes for monitoring: its counters in Prometheus's text format, and whether
 * it lives and is ready, over HTTP.
 *
 * <p>The only package that knows the metrics library. Reads a {@link
 * chat.server.measure.ServerView} when it is asked, and knows nothing else of the server.
 */
package chat.server.metrics;
