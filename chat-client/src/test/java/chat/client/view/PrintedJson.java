package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ClientEvent;
import chat.client.event.View;
import chat.fixture.Json;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a view prints as JSON. */
abstract class PrintedJson {
  static final Nick BOB = Nick.of("bob");
  static final Optional<RoomName> LOBBY = Optional.of(RoomName.LOBBY);
  static final Instant NOON = Instant.parse("2026-01-01T12:05:59.007Z");

  final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final View view = new JsonView(new LineOutput(printed, UTF_8, why -> {}));

  /** Checks the objects, one per line; in {@code lines}, single quotes denote double ones. */
  void sees(String... events) {
    List<String> lines = printed.toString(UTF_8).lines().toList();
    lines.forEach(Json::assertObject);
    lines.forEach(JsonEventTable::assertDocumented);
    assertEquals(List.of(events), lines.stream().map(line -> line.replace('"', '\'')).toList());
    printed.reset();
  }

  void shows(ClientEvent... events) {
    view.show(List.of(events));
  }
}
