/** Tests that run the built server as a process of its own, and stop it in every way there is. */
package chat.server.process;
