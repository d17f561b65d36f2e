/** Measures what the hub does for its members, without sockets. No tests. */
package chat.server.benchmark;
