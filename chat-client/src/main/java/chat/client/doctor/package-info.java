/**
 * The doctor: diagnoses, step by step, why a server can't be reached or used from this computer.
 *
 * <p>Knows sockets, frames and what their failures mean for a person. Knows no session, no settings
 * and no terminal: it passes lines of output to the caller.
 */
package chat.client.doctor;
