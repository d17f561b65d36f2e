/**
 * Files of one person: created for their owner alone, and failures put into words.
 *
 * <p>Knows the file system; knows nothing of what the files contain or of the protocol. It is in
 * this module because server and client share no other.
 */
package chat.file;
