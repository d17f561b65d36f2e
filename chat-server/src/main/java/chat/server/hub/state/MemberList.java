package chat.server.hub.state;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a list of nicks into MEMBERS messages that fit any frame limit. Any thread. */
public final class MemberList {
  private static final int BYTES_PER_MESSAGE = 3 * 1024;

  private MemberList() {}

  public static List<ServerMessage> of(Optional<RoomName> room, List<Nick> nicks) {
    List<ServerMessage> messages = new ArrayList<>();
    List<Nick> some = new ArrayList<>();
    int bytes = 0;
    for (Nick nick : nicks) {
      some.add(nick);
      bytes += nick.value().getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes >= BYTES_PER_MESSAGE) {
        messages.add(new ServerMessage.Members(room, nicks.size(), some));
        some.clear();
        bytes = 0;
      }
    }
    if (!some.isEmpty() || nicks.isEmpty()) {
      messages.add(new ServerMessage.Members(room, nicks.size(), some));
    }
    return messages;
  }
}
