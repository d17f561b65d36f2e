/**
 * Unicode's normal forms and case mappings, in time that grows with the length of a text. The JDK's
 * own methods take time that grows with its square: 64 KiB of one letter cost 19 seconds. Also the
 * letters and texts that look alike.
 *
 * <p>Knows strings; knows no name, no message and no rule of this chat.
 */
package chat.protocol.unicode;
