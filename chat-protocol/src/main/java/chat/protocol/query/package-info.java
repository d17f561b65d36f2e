/** What a query asks for, where a few tokens of its frame belong together. */
package chat.protocol.query;
