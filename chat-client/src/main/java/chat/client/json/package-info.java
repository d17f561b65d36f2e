/** JSON objects on one line each, for programs that read what this one prints. Knows nobody. */
package chat.client.json;
