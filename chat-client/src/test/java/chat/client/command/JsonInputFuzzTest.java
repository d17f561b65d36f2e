package chat.client.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.event.Page;
import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.JsonScalar;
import chat.json.MalformedJsonException;
import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;

/** Any line of a program is a request, or refused with a sentence. */
final class JsonInputFuzzTest {
  private static final CommandParser COMMANDS = new CommandParser(false);

  @FuzzTest(maxDuration = "10m")
  void lineIsARequestOrRefused(byte[] bytes) throws MalformedJsonException {
    String line = new String(bytes, UTF_8);
    try {
      JsonRequest request = JsonRequest.of(line);
      isWrittenAsItWasRead(JsonReader.read(line));
      var unused = request.input(COMMANDS, Optional.of(Page.of(RoomName.LOBBY)));
    } catch (UsageException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  private static void isWrittenAsItWasRead(Map<String, JsonScalar> values)
      throws MalformedJsonException {
    JsonObject written = new JsonObject();
    values.forEach((name, value) -> written.scalar(name, Optional.of(value)));
    assertEquals(values, JsonReader.read(written.toString()));
  }
}
