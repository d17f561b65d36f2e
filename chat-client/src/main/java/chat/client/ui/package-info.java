/**
 * What a person or a pipe sees and types: terminal, pipe, formatting, input.
 *
 * <p>Knows the protocol's texts and names; knows nothing of sockets and of who is connected to
 * what. What is typed is told to an {@link chat.client.ui.InputHandler}.
 */
package chat.client.ui;
