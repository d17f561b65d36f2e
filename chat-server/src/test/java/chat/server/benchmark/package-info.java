/** Benchmarks of the hub and of TLS, without sockets. Has no tests. */
package chat.server.benchmark;
