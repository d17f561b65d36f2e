/** Bytes that no client should send, fed to a real server while two ordinary users chat. */
package chat.server.badinput;
