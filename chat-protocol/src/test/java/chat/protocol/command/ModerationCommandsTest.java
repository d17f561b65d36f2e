package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.account.BanTarget;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command of moderators means. */
final class ModerationCommandsTest {
  private static final OptionalLong FOR_GOOD = OptionalLong.empty();

  private static void assertMeans(ModRequest request, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(request), SlashCommandParser.parse(line, INSIDE));
  }

  private static ModRequest.Ban ban(String target, OptionalLong seconds, String reason) {
    return new ModRequest.Ban(
        ModRequest.Action.BAN, INSIDE.room(), BanTarget.of(target), seconds, Text.of(reason));
  }

  @Test
  void kickHasANickAndPerhapsAReason() throws UsageException {
    Nick bob = Nick.of("bob");
    assertMeans(new ModRequest.Kick(INSIDE.room(), bob, Text.EMPTY), "/kick bob");
    assertMeans(new ModRequest.Kick(INSIDE.room(), bob, Text.of("no spam")), "/kick bob  no spam");
    assertMeans(new ModRequest.Kick(Optional.empty(), bob, Text.of("out")), "/kick * bob out");
  }

  @Test
  void banHasATargetAndPerhapsATimeAndAReason() throws UsageException {
    assertMeans(ban("bob", FOR_GOOD, ""), "/ban bob");
    assertMeans(ban("bob", FOR_GOOD, "no spam"), "/ban bob no spam");
    assertMeans(ban("bob", OptionalLong.of(604_800), ""), "/ban bob 7d");
    assertMeans(ban("bob", OptionalLong.of(60), "no spam"), "/ban bob 1m no spam");
    assertMeans(ban("bob", FOR_GOOD, "7 days"), "/ban bob 7 days");
    assertMeans(ban("address:2001:db8::/56", FOR_GOOD, ""), "/ban address:2001:db8::/56");
    assertMeans(ban("nick:bob", FOR_GOOD, ""), "/ban nick:bob");
  }

  @Test
  void muteIsWrittenLikeABan() throws UsageException {
    assertMeans(
        new ModRequest.Ban(
            ModRequest.Action.MUTE,
            Optional.empty(),
            BanTarget.of("account:bob"),
            OptionalLong.of(3_600),
            Text.of("calm down")),
        "/mute * account:bob 1h calm down");
  }

  @Test
  void bansAreListedAndRemovedByNumber() throws UsageException {
    assertMeans(new ModRequest.OfRoom(ModRequest.Action.BANS, INSIDE.room()), "/bans");
    assertMeans(new ModRequest.OfRoom(ModRequest.Action.BANS, Optional.empty()), "/bans *");
    assertMeans(new ModRequest.Unban(INSIDE.room(), 3), "/unban 3");
    assertMeans(new ModRequest.Unban(Optional.empty(), 3), "/unban * 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kick",
        "/kick *",
        "/kick b:b",
        "/ban",
        "/ban *",
        "/ban ip:bob",
        "/ban nick:",
        "/ban nick:b\u0007",
        "/ban bob 0d",
        "/mute",
        "/unban",
        "/unban bob",
        "/unban * x"
      })
  void otherLinesAreRefused(String line) {
    assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
  }
}
