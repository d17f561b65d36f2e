/**
 * SSH keys that log a user in: reads Ed25519 keys of OpenSSH from files, has ssh-agent sign, and
 * makes OpenSSH's signatures.
 *
 * <p>Uses the JDK alone. Knows neither the session nor what the signed text means.
 */
package chat.client.ssh;
