/**
 * The server's certificate: reads it from files, makes one if there is none, replaces it while the
 * server runs, and makes the TLS engines that present it.
 *
 * <p>The one package that knows certificates. Knows no connection and no message.
 */
package chat.server.tls;
