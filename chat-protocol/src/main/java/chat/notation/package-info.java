/** How people read numbers: quantities, and sizes like those of options. Knows nothing of chat. */
package chat.notation;
