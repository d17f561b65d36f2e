package chat.server.badinput;

import static chat.server.badinput.HostileClient.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.fixture.LongRun;
import chat.fixture.RawFrame;
import chat.protocol.ClientVerb;
import chat.protocol.command.SlashCommand;
import chat.server.fixture.TestServer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input, whole, by the byte and truncated; after all of it two ordinary users still chat. */
class BadInputTest {
  /** Bytes that are no UTF-8: invalid, overlong, surrogates, beyond Unicode, cut, continued. */
  private static final List<String> MALFORMED =
      List.of(
          "\u00FF",
          "\u00C0\u00AF",
          "\u00ED\u00A0\u0080",
          "\u00F4\u0090\u0080\u0080",
          "\u00E2\u0082",
          "\u0080");

  /** Well-formed texts that harm those who show them as they are. */
  private static final Map<String, String> NASTY =
      Map.of(
          "NUL", "a\0b",
          "ANSI", "\u001b[2J\u001b[31m\u001b]0;gone\u0007",
          "OSC 52", "\u001b]52;c;eA==\u0007",
          "C1", "\u009b2J\u009d52;c;eA==\u009c\u0085",
          "bidi", "\u202eevil\u2066\u2067\u2069\u202d",
          "tags", "\uDB40\uDC41\uDB40\uDC42\uDB40\uDC7F",
          "separators", "a\u2028* FORGED\u2029* FORGED",
          "marks", "e" + "\u0301\u0316".repeat(5_000),
          "forged lines",
              "x\n* FORGED left #lobby\nfrida: FORGED\n\r\n[frida] FORGED\n~ frida FORGED",
          "carriage returns", "x\r* FORGED\r\r\nfrida: FORGED");

  private final Random random = new Random(LongRun.seed());
  private int users;

  @AutoClose private final TestServer server = TestServer.start();
  private final HostileClient mallory = new HostileClient(server.port());
  private final Bystanders bystanders = new Bystanders(server, "");

  @AfterEach
  void ordinaryUsersStillChat() {
    bystanders.stillChat();
    new Bystanders(server, "-2").stillChat();
  }

  static Stream<String> nastyTexts() {
    return NASTY.keySet().stream().sorted();
  }

  private static byte[] frame(String payload) {
    return RawFrame.of(payload);
  }

  private static byte[] latin1(String bytes) {
    return bytes.getBytes(ISO_8859_1);
  }

  /** Returns the frames that log a new user in, and let it enter the lobby. */
  private byte[] inLobby() {
    users++;
    return joined(
        frame("HELLO 1 mallory-" + users + " mallory-client-id-" + users), frame("JOIN #lobby"));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void malformedUtf8InAnyVerbEndsTheConnection(ClientVerb verb) {
    for (String malformed : MALFORMED) {
      for (String place : List.of(" 1 #lobby\n", " ", "")) {
        byte[] bad = joined(inLobby(), RawFrame.of(latin1(verb + place + malformed)));
        mallory.sends(bad).isHarmless().endsWith("BYE bad-frame");
      }
    }
    byte[] bad = joined(inLobby(), RawFrame.of(latin1(verb + " 1 #lobby\n\u00C0\u00AF")));
    mallory.sendsByTheByte(bad).isHarmless().endsWith("BYE bad-frame");
    mallory.sendsTruncated(random, bad);
  }

  @ParameterizedTest
  @MethodSource("nastyTexts")
  void nastyTextInAnyVerbIsAnsweredOrRefused(String name) {
    String nasty = NASTY.get(name);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(inLobby());
    int id = 1;
    for (ClientVerb verb : ClientVerb.values()) {
      // The end comes last.
      if (verb != ClientVerb.BYE) {
        all.writeBytes(frame(verb + " " + id++ + " #lobby\n" + nasty));
        all.writeBytes(frame(verb + " #lobby 5\n" + nasty));
        all.writeBytes(frame(verb + " " + id++ + " theo\n" + nasty));
        all.writeBytes(frame(verb + " " + id++ + " " + nasty));
        all.writeBytes(frame(verb + " " + nasty + "\n" + nasty));
      }
    }
    all.writeBytes(frame(nasty));
    all.writeBytes(frame("BYE"));
    byte[] bytes = all.toByteArray();
    mallory.sends(bytes).isHarmless().endsWith("BYE bye");
    if (bytes.length < 10_000) {
      mallory
          .sendsByTheByte(joined(inLobby(), frame("SAY 1 #lobby\n" + nasty), frame("BYE")))
          .isHarmless()
          .endsWith("BYE bye");
    }
    mallory.sendsTruncated(random, bytes);
    bystanders.stillChat();
  }

  @ParameterizedTest
  @MethodSource("nastyTexts")
  void nastyLineAndCommandAreAnsweredOrRefused(String name) {
    String nasty = NASTY.get(name);
    StringBuilder lines = new StringBuilder("x" + nasty + "\n" + nasty + "\r\n");
    for (String word : SlashCommand.words()) {
      if (!word.equals("/quit")) {
        lines.append(word).append(' ').append(nasty).append('\n');
        lines.append(word).append(nasty).append('\n');
        lines.append(word).append(" theo ").append(nasty).append('\n');
      }
    }
    byte[] bytes = utf8(lines.toString());
    mallory.sends(bytes).isHarmless();
    mallory.sendsTruncated(random, bytes);
    mallory
        .sendsByTheByte(utf8("x" + nasty.substring(0, Math.min(nasty.length(), 100))))
        .isHarmless();
    bystanders.stillChat();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00FF\u00FD\u0001\u00FF\u00FD\u001F\u00FF\u00FB\u0018hello\r\n",
        "\u00FF\u00FA\u0018\0VT100\u00FF\u00F0\u00FF\u00FA\u001F\0\u00FF\u00FF\0\n",
        "\u00FF\u00F4\u00FF\u00FD\u0006\u00FF\u00F1\u00FF",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /x HTTP/1.0\r\nContent-Length: 9\r\n\r\n* FORGED\n",
        "OPTIONS * HTTP/1.1\r\n\r\n",
        "PROPFIND / HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00FC\u0003\u0003\u0099\u0088",
        "\u0016\u0003\u0003\u00FF\u00FFgarbage\n\n",
        "\u0015\u0003\u0001\0\u0002\u0002(",
        "\u00C0\u00AF\u00ED\u00A0\u0080\u00F4\u0090\u0080\u0080\u00E2\u0082\n\u0080\n",
        "*1\r\n$4\r\nPING\r\n",
        "\u0005\u0001\0",
      })
  void otherProtocolsAreHarmless(String sent) {
    byte[] bytes = latin1(sent);
    mallory.sends(bytes).isHarmless();
    mallory.sendsByTheByte(bytes).isHarmless();
    mallory.sendsTruncated(random, bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {16 << 10, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1 << 20})
  void longLineIsPostedOrRefused(int length) {
    for (String unit : List.of("x", "\u001b", "é", "\u00A0", "/", "//x ")) {
      byte[] line = utf8(unit.repeat(length / utf8(unit).length));
      mallory.sends(joined(line, utf8("\r\n"))).isHarmless();
      mallory.sends(line).isHarmless();
    }
    mallory
        .sends(joined(utf8("x".repeat(1 << 20)), utf8("\n/who #nowhere\n")))
        .isHarmless()
        .has("that line was not sent");
  }

  @Test
  void hundredThousandEmptyFramesAreOneBadFrame() {
    byte[] frames = new byte[400_000];
    mallory.sends(frames).isHarmless().endsWith("BYE bad-frame");
    mallory.sends(joined(inLobby(), frames)).isHarmless().endsWith("BYE bad-frame");
  }

  @Test
  void twoHundredRandomStreamsAreHarmless() {
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[1 + random.nextInt(3_000)];
      random.nextBytes(bytes);
      if (i % 2 == 0) {
        // Otherwise hardly any would be frames.
        bytes = joined(inLobby(), frame(latin1Words(bytes)), bytes);
      }
      mallory.sends(bytes).isHarmless();
    }
  }

  /** Returns a verb and random characters, which are valid in a frame. */
  private String latin1Words(byte... bytes) {
    ClientVerb[] verbs = ClientVerb.values();
    return verbs[random.nextInt(verbs.length)] + " " + new String(bytes, ISO_8859_1);
  }
}
