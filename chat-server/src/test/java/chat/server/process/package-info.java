/** Tests that run the built server as a process of its own, and stop or kill it. */
package chat.server.process;
