/**
 * Tokens that log in without a password: those that a program is given in a file, and those that
 * this device remembers of each server.
 *
 * <p>Knows files alone. Knows neither the session nor what a server does with a token.
 */
package chat.client.token;
