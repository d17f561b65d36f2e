/**
 * Unicode's normal forms and case mappings, in time that grows with the length of a text. The JDK's
 * own methods take time that grows with its square: 64 KiB of one letter cost 19 seconds. Also the
 * letters and texts that look alike, and the characters that names may have.
 *
 * <p>Knows strings; knows neither nicks nor rooms, and no message.
 */
package chat.protocol.unicode;
