/**
 * The doctor of the server's computer: which addresses others would use, what listens there, and
 * what the firewalls of this computer do with the port.
 *
 * <p>Knows sockets and the output of the firewalls' own tools, which it only reads. Knows no
 * running server: it looks at this computer from outside, as a client does.
 */
package chat.server.doctor;
