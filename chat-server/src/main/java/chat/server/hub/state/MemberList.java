package chat.server.hub.state;

import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Splits lists of persons into messages that fit any frame limit. The hub's thread. */
public final class MemberList {
  private static final int BYTES_PER_MESSAGE = 3 * 1024;

  private MemberList() {}

  /** Returns one or more MEMBERS, of the persons who are announced. */
  public static List<ServerMessage> announced(Optional<RoomName> room, Stream<Person> persons) {
    List<Nick> nicks = persons.filter(Person::isAnnounced).map(Person::nick).toList();
    return nicks.isEmpty()
        ? List.of(new ServerMessage.Members(room, 0, nicks))
        : split(nicks, some -> new ServerMessage.Members(room, nicks.size(), some));
  }

  /** Returns LISTENING of guests who have sent nothing; no message if there is none. */
  public static List<ServerMessage> listening(Optional<RoomName> room, Stream<Person> persons) {
    List<Nick> nicks = persons.filter(person -> !person.isAnnounced()).map(Person::nick).toList();
    return split(nicks, some -> new QueryAnswer.Listening(room, nicks.size(), some));
  }

  private static List<ServerMessage> split(
      List<Nick> nicks, Function<List<Nick>, ServerMessage> message) {
    List<ServerMessage> messages = new ArrayList<>();
    List<Nick> some = new ArrayList<>();
    int bytes = 0;
    for (Nick nick : nicks) {
      some.add(nick);
      bytes += nick.value().getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes >= BYTES_PER_MESSAGE) {
        messages.add(message.apply(some));
        some.clear();
        bytes = 0;
      }
    }
    if (!some.isEmpty()) {
      messages.add(message.apply(some));
    }
    return messages;
  }
}
