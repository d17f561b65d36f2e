package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any line is a request that can be sent, help, or refused by a safe sentence. */
final class SlashCommandsFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void lineIsARequestOrRefused(byte[] line) {
    // Like the server, which parses lines only after it has repaired them.
    SameAgain.ofLine(Text.repair(line, 0, line.length).toString());
    SameAgain.ofLine(new String(line, UTF_8));
  }
}
