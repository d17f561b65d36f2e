/** Benchmarks of the hub, of TLS and of storing messages, without sockets. Has no tests. */
package chat.server.benchmark;
