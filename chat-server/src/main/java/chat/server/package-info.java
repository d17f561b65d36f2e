/**
 * The server's start and end: its options, how its parts are put together, what it says of itself.
 */
package chat.server;
