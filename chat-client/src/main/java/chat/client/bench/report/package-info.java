/**
 * The results of a capacity test as text, as JSON and as an SVG plot.
 *
 * <p>Knows what was measured; knows nothing of how, or of where the output goes.
 */
package chat.client.bench.report;
