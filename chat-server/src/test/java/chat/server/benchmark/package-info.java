/** Benchmarks of the hub, without sockets. Has no tests. */
package chat.server.benchmark;
