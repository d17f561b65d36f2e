/**
 * How people read numbers and findings: quantities, sizes like those of options, what a doctor
 * found. Knows nothing of chat.
 */
package chat.notation;
