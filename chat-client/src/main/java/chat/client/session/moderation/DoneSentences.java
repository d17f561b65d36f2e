package chat.client.session.moderation;

import chat.protocol.ModRequest;
import chat.protocol.RoomName;
import java.util.Optional;

/** The sentences for requests that the server has carried out, where nothing else says so. */
final class DoneSentences {
  private DoneSentences() {}

  /**
   * Returns the sentence.
   *
   * @param parts how many bans, reports or notices the answer had
   */
  static Optional<String> of(ModRequest request, int parts) {
    if (request instanceof ModRequest.Grant grant) {
      return Optional.of(of(grant));
    }
    return switch (request.action()) {
      case SET -> Optional.of(of((ModRequest.Set) request));
      case CLAIM -> ((ModRequest.OfRoom) request).room().map(room -> room + " is yours now");
      case KICK -> ofServer((ModRequest.Kick) request);
      case UNBAN ->
          Optional.of("ban %d is removed".formatted(((ModRequest.Unban) request).number()));
      case BANS -> none(parts, "nobody is banned or muted " + place((ModRequest.OfRoom) request));
      case REPORT -> Optional.of("the moderators get your report");
      case REPORTS -> none(parts, "no reports wait " + place((ModRequest.OfRoom) request));
      case RESOLVE ->
          Optional.of("report %d is done".formatted(((ModRequest.Resolve) request).number()));
      case RULES -> none(parts, "this server has no rules");
      case MOTD -> none(parts, "this server has no message of the day");
      case ROOM, BAN, MUTE, INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE -> Optional.empty();
    };
  }

  private static String of(ModRequest.Grant grant) {
    String sentence =
        switch (grant.action()) {
          case INVITE -> "%s is invited to %s";
          case UNINVITE -> "%s is no longer a member of %s";
          case OP -> "%s is op in %s now";
          case DEOP -> "%s is no longer op in %s";
          case VOICE -> "%s has a voice in %s now";
          case DEVOICE -> "%s no longer has a voice in %s";
          default -> "%s owns %s now";
        };
    return sentence.formatted(grant.nick(), grant.room());
  }

  private static String of(ModRequest.Set set) {
    String value = set.text().isEmpty() ? "" : ": " + set.text();
    return "%s is now %s%s".formatted(set.room(), set.name(), value);
  }

  /** In a room, everybody gets KICKED. */
  private static Optional<String> ofServer(ModRequest.Kick kick) {
    return kick.room().isEmpty()
        ? Optional.of(kick.nick() + " was kicked from the server")
        : Optional.empty();
  }

  private static Optional<String> none(int parts, String sentence) {
    return parts == 0 ? Optional.of(sentence) : Optional.empty();
  }

  private static String place(ModRequest.OfRoom request) {
    return request.room().map(RoomName::value).map("in "::concat).orElse("on the whole server");
  }
}
