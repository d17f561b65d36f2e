/**
 * How a session logs in: which nick it requests, how it proves an account, and what it asks the
 * person meanwhile. The session thread owns it all.
 *
 * <p>Knows messages and the session's state. Knows neither the link nor what follows the login.
 */
package chat.client.session.login;
