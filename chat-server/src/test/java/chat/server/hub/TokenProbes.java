package chat.server.hub;

import chat.protocol.AuthRequest;
import chat.protocol.ClientVerb;
import chat.protocol.ModRequest;
import chat.server.fixture.TestServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that a client with a limited token may ask for. */
final class TokenProbes {
  /** The room that a token is for. */
  static final String TEA = "#tea";

  private static final String KEY = "SHA256:LLWrdBFhT1ms6lEmeR5SRvCj/6oUeIgjmYFVUKYXmHc";

  private TokenProbes() {}

  /** A request: whether it only reads, and whether it concerns the room of the token alone. */
  record Probe(String request, boolean reads, boolean isInTea) {}

  private static List<Probe> inRooms(boolean reads, String request, String other) {
    return List.of(
        new Probe(request.replace("ROOM", TEA), reads, true),
        new Probe(request.replace("ROOM", other), reads, false));
  }

  private static List<Probe> both(List<Probe> first, Probe... more) {
    List<Probe> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  /** Returns requests of each verb and action, in the room of the token and in another one. */
  static Map<ClientVerb, List<Probe>> of(String other) {
    Map<ClientVerb, List<Probe>> probes = new EnumMap<>(ClientVerb.class);
    for (ClientVerb verb : ClientVerb.values()) {
      probes.put(
          verb,
          switch (verb) {
            case HELLO -> List.of(new Probe("HELLO 1 x " + TestServer.idOf("x"), true, true));
            case JOIN -> both(inRooms(true, "JOIN ROOM", other), new Probe("JOIN @", true, true));
            case LEAVE ->
                both(inRooms(true, "LEAVE ROOM", other), new Probe("LEAVE @", true, true));
            case NICK -> List.of(new Probe("NICK other", false, false));
            case WHO -> both(inRooms(true, "WHO ROOM", other), new Probe("WHO", true, false));
            case ROOMS -> List.of(new Probe("ROOMS", true, false));
            case PING, PONG -> List.of(new Probe(verb + " x", true, true));
            case BYE -> List.of(new Probe("BYE", true, true));
            case SAY, EMOTE -> inRooms(false, verb + " 9 ROOM⏎hi", other);
            case TELL -> List.of(new Probe("TELL 9 bob⏎hi", false, false));
            case TOPIC ->
                both(
                    inRooms(true, "TOPIC ROOM", other),
                    inRooms(false, "TOPIC ROOM⏎new", other).toArray(Probe[]::new));
            case HISTORY -> inRooms(true, "HISTORY ROOM - 9", other);
            case SEARCH ->
                both(
                    inRooms(true, "SEARCH ROOM 9⏎word", other),
                    new Probe("SEARCH * 9⏎word", true, false));
            case AUTH -> Stream.of(AuthRequest.Action.values()).map(TokenProbes::auth).toList();
            // It has no effect.
            case READ ->
                List.of(
                    new Probe("READ " + TEA + " 1", true, true),
                    new Probe("READ " + other + " 1", true, true));
            case MOD ->
                Stream.of(ModRequest.Action.values())
                    .flatMap(action -> moderation(action, other).stream())
                    .toList();
            case DELETE -> inRooms(false, "DELETE 9 ROOM 1", other);
            case EDIT -> inRooms(false, "EDIT 9 ROOM 1⏎new", other);
          });
    }
    return probes;
  }

  /** Only what proves another account, and the end of the token itself, is allowed. */
  private static Probe auth(AuthRequest.Action action) {
    String start = "AUTH " + action.word();
    return switch (action) {
      case REGISTER, TOKEN, SIGNATURE -> new Probe(start + "⏎secret secret", true, true);
      case PASSWORD -> new Probe(start + " bob⏎bob", true, true);
      case KEY -> new Probe(start + " alice " + KEY, true, true);
      case LOGOUT -> new Probe(start, true, true);
      case CHANGE -> new Probe(start + "⏎alice⏎another password", false, false);
      case REMEMBER -> new Probe(start + "⏎another device", false, false);
      case DEVICES, KEYS -> new Probe(start, false, false);
      case REVOKE -> new Probe(start + " 1", false, false);
      case ADDKEY -> new Probe(start + "⏎ssh-ed25519 AAAA", false, false);
      case DROPKEY -> new Probe(start + " " + KEY, false, false);
    };
  }

  private static List<Probe> moderation(ModRequest.Action action, String other) {
    String start = "MOD " + action.word() + " ";
    return switch (action) {
      case ROOM, CLAIM, BANS, REPORTS -> inRooms(false, start + "ROOM", other);
      case SET -> inRooms(false, start + "ROOM public", other);
      case INVITE, UNINVITE, OP, DEOP, VOICE, DEVOICE, GIVE, KICK ->
          inRooms(false, start + "ROOM bob", other);
      case BAN, MUTE -> inRooms(false, start + "ROOM bob -", other);
      case UNBAN -> inRooms(false, start + "ROOM 1", other);
      case REPORT -> inRooms(false, start + "bob ROOM⏎why", other);
      case RESOLVE -> List.of(new Probe(start + "1", false, false));
      case RULES, MOTD -> List.of(new Probe(start.strip(), true, true));
    };
  }
}
