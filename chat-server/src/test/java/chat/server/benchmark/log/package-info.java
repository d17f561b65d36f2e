/**
 * The benchmark of a large log: makes one of many messages, and measures a server that uses it from
 * outside, as clients do. The profile {@code bench-log} runs it. Its only tests are those of the
 * messages.
 */
package chat.server.benchmark.log;
