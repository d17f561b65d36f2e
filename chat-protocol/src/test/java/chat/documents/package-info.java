/**
 * What the tests of all modules share about documents: the project's Markdown pages, and the shell
 * completion and man pages that the build makes of a command line.
 *
 * <p>Knows Markdown, picocli, bash and roff. Knows nothing of chat: each module passes in its
 * commands and its pages.
 */
package chat.documents;
