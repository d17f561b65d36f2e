package chat.server.hub.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What LIMITS.md says of moderation is what the code does. */
class LimitsPageTest {
  private static void assertBound(String what, String bound) throws Exception {
    String row =
        Files.readString(Path.of("LIMITS.md"), UTF_8)
            .lines()
            .filter(line -> line.startsWith("| " + what))
            .findFirst()
            .orElse("");
    assertTrue(row.contains(bound), () -> what + ": " + row);
  }

  @Test
  void boundsOfModerationAreThoseOfTheCode() throws Exception {
    String named = String.format(Locale.ROOT, "%,d targets", Sanctions.MAX_NAMED);
    assertBound("bans and mutes of a room", named);
    assertBound("kicks from rooms", Sanctions.KICK_TIME.toMinutes() + " minutes");
    assertBound("reports", ReportRate.OF_GUESTS + " an hour");
    assertBound("reports", ReportRate.OF_ACCOUNTS + " an hour");
  }
}
