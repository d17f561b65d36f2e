package chat.protocol.command;

import chat.protocol.ModRequest;
import chat.protocol.ModRequest.Action;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the commands about a room's settings and roles mean. Any thread. */
final class RoomCommands {
  /** More help on /room. */
  static final List<String> HELP =
      List.of(
          CommandHelp.row("private", "for members alone: /invite makes them"),
          CommandHelp.row("unlisted", "not in /rooms; anyone who knows its name may enter"),
          CommandHelp.row("public", "anyone may enter"),
          CommandHelp.row("speak voiced", "only those with a voice may write; speak all: anyone"),
          CommandHelp.row("slow 10", "a message of each every 10 seconds; slow 0: no limit"),
          CommandHelp.row("keep 30d", "delete messages after 30 days; keep 1000: all but so many"),
          CommandHelp.row("greeting Welcome!", "a line for those who enter; - removes it"),
          CommandHelp.row("give bob", "bob owns the room from now on"),
          CommandHelp.row("claim", "own a room whose owner was not here for a year"));

  /** What follows /room, and what may follow that: literal words, or what the help calls it. */
  static final Map<String, List<String>> SETTINGS =
      settings(
          "private",
          "unlisted",
          "public",
          "speak all voiced",
          "slow 0 10",
          "keep 30d 1000 -",
          "greeting -",
          "give NICK",
          "claim");

  /** More help on /uninvite. */
  static final List<String> UNINVITE_HELP =
      List.of(
          CommandHelp.row("bob #tea", "the same in another room that you are in"),
          CommandHelp.row("YOU #tea", "decline an invitation to #tea: YOU is your own nick"));

  private RoomCommands() {}

  private static Map<String, List<String>> settings(String... lines) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" ", -1));
      settings.put(words.get(0), words.subList(1, words.size()));
    }
    return Collections.unmodifiableMap(settings);
  }

  static ParsedInput room(String typed, TypingContext context) throws UsageException {
    RoomName here = context.here();
    SplitLine split = SplitLine.of(typed);
    return new ParsedInput.Message(
        switch (split.word().toLowerCase(Locale.ROOT)) {
          case "" -> new ModRequest.OfRoom(Action.ROOM, Optional.of(here));
          case "claim" -> new ModRequest.OfRoom(Action.CLAIM, Optional.of(here));
          case "give" -> new ModRequest.Grant(Action.GIVE, here, Nick.of(split.rest()));
          default -> new ModRequest.Set(here, Text.clean(split.word()), Text.of(split.rest()));
        });
  }

  static ParsedInput invite(String typed, TypingContext context) throws UsageException {
    return grant(Action.INVITE, typed, context);
  }

  static ParsedInput uninvite(String typed, TypingContext context) throws UsageException {
    SplitLine split = SplitLine.of(typed);
    RoomName room = split.rest().isEmpty() ? context.here() : RoomName.typed(split.rest());
    return new ParsedInput.Message(
        new ModRequest.Grant(Action.UNINVITE, room, Nick.of(split.word())));
  }

  static ParsedInput op(String typed, TypingContext context) throws UsageException {
    return grant(Action.OP, typed, context);
  }

  static ParsedInput deop(String typed, TypingContext context) throws UsageException {
    return grant(Action.DEOP, typed, context);
  }

  static ParsedInput voice(String typed, TypingContext context) throws UsageException {
    return grant(Action.VOICE, typed, context);
  }

  static ParsedInput devoice(String typed, TypingContext context) throws UsageException {
    return grant(Action.DEVOICE, typed, context);
  }

  private static ParsedInput grant(Action action, String typed, TypingContext context)
      throws UsageException {
    return new ParsedInput.Message(new ModRequest.Grant(action, context.here(), Nick.of(typed)));
  }
}
