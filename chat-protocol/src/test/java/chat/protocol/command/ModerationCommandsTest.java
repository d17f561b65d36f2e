package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertMeans(ban("bob", OptionalLong.of(5_400), "no spam"), "/ban bob 1h30m no spam");
    assertMeans(ban("bob", OptionalLong.of(129_600), ""), "/ban bob 1d12h");
    assertMeans(ban("bob", FOR_GOOD, ""), "/ban bob -");
    assertMeans(ban("bob", FOR_GOOD, "10x the same"), "/ban bob - 10x the same");
    assertMeans(ban("bob", FOR_GOOD, "-1 for this"), "/ban bob -1 for this");
    assertMeans(ban("address:2001:db8::/56", FOR_GOOD, ""), "/ban address:2001:db8::/56");
    assertMeans(ban("nick:bob", FOR_GOOD, ""), "/ban nick:bob");
  }

  /** A ban whose duration is written wrong would have no end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ban bob 10x",
        "/ban bob 1h30",
        "/ban bob 7 days",
        "/ban bob 30m1h spam",
        "/ban bob 0d",
        "/ban * bob 1w",
        "/mute bob 10",
        "/mute * nick:bob 10min",
        "/ban bob 999999999d",
        "/ban bob \u0667d"
      })
  void wordThatBeginsWithADigitIsADuration(String line) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    String command = line.substring(0, line.indexOf(' '));
    String way =
        "; type - before a reason that begins with a digit, like " + command + " bob - 2 ads";
    assertTrue(refusal.getMessage().endsWith(way), refusal.getMessage());
  }

  @Test
  void wrongDurationIsAnsweredWithRightOnes() {
    var refusal =
        assertThrows(UsageException.class, () -> SlashCommandParser.parse("/ban bob 1h30", INSIDE));
    assertEquals(
        "'1h30' is not a duration; write one like 30s, 10m, 1h30m or 30d;"
            + " type - before a reason that begins with a digit, like /ban bob - 2 ads",
        refusal.getMessage());
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
        "/mute",
        "/unban",
        "/unban bob",
        "/unban * x"
      })
  void otherLinesAreRefused(String line) {
    assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
  }
}
