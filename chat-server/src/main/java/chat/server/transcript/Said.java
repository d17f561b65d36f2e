package chat.server.transcript;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;

/** A message in a file, by whom and when. */
public record Said(long epochMillis, Nick nick, MessageKind kind, Text text) {}
